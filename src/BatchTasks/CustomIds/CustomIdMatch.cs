using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace BatchTasks;

/// <summary>What <see cref="CustomIdTemplate"/> finds in an id: the value of each hole, and the type's default where the id does not match. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct CustomIdMatch
{
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    private readonly ReadOnlySpan<char> _customId;
    private readonly Range[]? _holes;

    internal CustomIdMatch(ReadOnlySpan<char> customId, Range[] holes)
    {
        _customId = customId;
        _holes = holes;
    }

    /// <summary>Whether the template has written the id, and can have written it from one task only.</summary>
    public bool IsMatch => _holes is not null;

    /// <summary>The text of a hole; empty where the id does not match.</summary>
    /// <param name="hole">The hole, from 0 on.</param>
    public ReadOnlySpan<char> GetText(int hole) => _holes is null ? default : _customId[_holes[hole]];

    /// <summary>The value of a hole.</summary>
    /// <param name="hole">The hole, from 0 on.</param>
    public string ReadString(int hole) => GetText(hole).ToString();

    /// <inheritdoc cref="ReadString"/>
    public char ReadChar(int hole) => IsMatch ? GetText(hole)[0] : default;

    /// <inheritdoc cref="ReadString"/>
    public bool ReadBoolean(int hole) => IsMatch && bool.Parse(GetText(hole));

    /// <inheritdoc cref="ReadString"/>
    public sbyte ReadSByte(int hole) => ReadNumber<sbyte>(hole);

    /// <inheritdoc cref="ReadString"/>
    public byte ReadByte(int hole) => ReadNumber<byte>(hole);

    /// <inheritdoc cref="ReadString"/>
    public short ReadInt16(int hole) => ReadNumber<short>(hole);

    /// <inheritdoc cref="ReadString"/>
    public ushort ReadUInt16(int hole) => ReadNumber<ushort>(hole);

    /// <inheritdoc cref="ReadString"/>
    public int ReadInt32(int hole) => ReadNumber<int>(hole);

    /// <inheritdoc cref="ReadString"/>
    public uint ReadUInt32(int hole) => ReadNumber<uint>(hole);

    /// <inheritdoc cref="ReadString"/>
    public long ReadInt64(int hole) => ReadNumber<long>(hole);

    /// <inheritdoc cref="ReadString"/>
    public ulong ReadUInt64(int hole) => ReadNumber<ulong>(hole);

    /// <inheritdoc cref="ReadString"/>
    public Guid ReadGuid(int hole) => IsMatch ? Guid.ParseExact(GetText(hole), "D") : default;

    /// <inheritdoc cref="ReadString"/>
    public DateOnly ReadDateOnly(int hole) => IsMatch ? DateOnly.ParseExact(GetText(hole), "O", s_culture) : default;

    /// <inheritdoc cref="ReadString"/>
    public TimeOnly ReadTimeOnly(int hole) => IsMatch ? TimeOnly.ParseExact(GetText(hole), "O", s_culture) : default;

    /// <inheritdoc cref="ReadString"/>
    public DateTime ReadDateTime(int hole) => IsMatch ? DateTime.ParseExact(GetText(hole), "O", s_culture, DateTimeStyles.RoundtripKind) : default;

    /// <inheritdoc cref="ReadString"/>
    public DateTimeOffset ReadDateTimeOffset(int hole) => IsMatch ? DateTimeOffset.ParseExact(GetText(hole), "O", s_culture) : default;

    /// <inheritdoc cref="ReadString"/>
    public TimeSpan ReadTimeSpan(int hole) => IsMatch ? TimeSpan.ParseExact(GetText(hole), "c", s_culture) : default;

    private T ReadNumber<T>(int hole)
        where T : struct, INumber<T> =>
        IsMatch ? T.Parse(GetText(hole), NumberStyles.AllowLeadingSign, s_culture) : default;
}
