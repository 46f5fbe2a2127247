using System.Runtime.CompilerServices;

namespace BatchTasks.Answers;

/// <summary>What follows a number that is an item of an array but the last.</summary>
internal static class JsonNumberEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(byte next) => next is (byte)',' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
