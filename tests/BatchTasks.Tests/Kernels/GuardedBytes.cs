using System.Runtime.InteropServices;

namespace BatchTasks.Tests.Kernels;

/// <summary>Bytes that end where memory ends: on Linux, what reads or writes one more ends the process.</summary>
internal sealed unsafe partial class GuardedBytes : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly nint _pages;
    private readonly nuint _size;
    private readonly byte[] _plain = [];

    public GuardedBytes(int capacity)
    {
        Capacity = capacity;
        if (!OperatingSystem.IsLinux())
        {
            _plain = new byte[capacity];
            return;
        }

        var page = (nuint)Environment.SystemPageSize;
        _size = ((((nuint)capacity + page - 1) / page) + 1) * page;
        _pages = Map(0, _size, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, _pages);
        Assert.Equal(0, Protect(_pages + (nint)(_size - page), page, 0));
        _size -= page;
    }

    public int Capacity { get; }

    /// <summary>The last <paramref name="length"/> bytes before the end.</summary>
    public Span<byte> Last(int length) => _pages == 0
        ? _plain.AsSpan(Capacity - length)
        : new Span<byte>((void*)(_pages + (nint)_size - length), length);

    /// <summary>A copy of bytes, at the end.</summary>
    public Span<byte> Copy(ReadOnlySpan<byte> bytes)
    {
        var copy = Last(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    public void Dispose()
    {
        if (_pages != 0)
            _ = Unmap(_pages, _size + (nuint)Environment.SystemPageSize);
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
