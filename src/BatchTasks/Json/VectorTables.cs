using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace BatchTasks.Json;

/// <summary>Tables of 16 bytes in which each byte of a vector is looked up at once.</summary>
internal static class VectorTables
{
    /// <summary>Whether the machine looks up.</summary>
    public static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>The entries of a table. Only where there is support.</summary>
    /// <param name="table">The table.</param>
    /// <param name="indices">Indices from 0 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LookUp(Vector128<byte> table, Vector128<byte> indices) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, indices) : AdvSimd.Arm64.VectorTableLookup(table, indices);

    /// <summary>A table for <see cref="Avx2.Shuffle(Vector256{byte}, Vector256{byte})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Twice(Vector128<byte> table) => Vector256.Create(table, table);

    /// <summary>A table for <see cref="Avx512BW.Shuffle(Vector512{byte}, Vector512{byte})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> FourTimes(Vector128<byte> table) => Vector512.Create(Twice(table), Twice(table));
}
