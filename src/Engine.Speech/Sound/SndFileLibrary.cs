using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Engine.Speech.Sound;

/// <summary>
/// The functions of libsndfile that we call, found at run time: the library is optional. LGPL, linked dynamically. It is only ever loaded in
/// a decoder process, never in the server (docs/media.md).
/// </summary>
internal sealed unsafe class SndFileLibrary
{
    private const string Name = "libsndfile.so.1";
    private const int ModeRead = 0x10;
    private const int TypeMask = 0x0FFF0000;
    private const int TypeMpeg = 0x00230000;

    private readonly delegate* unmanaged<VirtualIo*, int, Form*, void*, nint> _open;
    private readonly delegate* unmanaged<nint, float*, long, long> _read;
    private readonly delegate* unmanaged<nint, int> _close;

    private SndFileLibrary(nint library)
    {
        _open = (delegate* unmanaged<VirtualIo*, int, Form*, void*, nint>)NativeLibrary.GetExport(library, "sf_open_virtual");
        _read = (delegate* unmanaged<nint, float*, long, long>)NativeLibrary.GetExport(library, "sf_readf_float");
        _close = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "sf_close");
    }

    /// <summary>Takes frames as they are decoded, interleaved by channel.</summary>
    /// <returns>False ends the reading.</returns>
    public delegate bool Take(ReadOnlySpan<float> samples);

    /// <summary>Loads the library, or returns null.</summary>
    public static SndFileLibrary? TryLoad() => NativeLibrary.TryLoad(Name, out var library) ? new SndFileLibrary(library) : null;

    /// <summary>Decodes an MP3 file that lies in memory.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="begin">Gets rate, channels and the length the file states (0: unknown); false refuses it.</param>
    /// <param name="take">Gets the sound, piece by piece.</param>
    /// <returns>False when the library cannot read it.</returns>
    public bool Read(ReadOnlySpan<byte> file, Func<int, int, long, bool> begin, Take take)
    {
        const int PieceFrames = 4096;
        fixed (byte* bytes = file)
        {
            var memory = new Memory { Start = bytes, Length = file.Length };
            var io = VirtualIo.OverMemory;
            Form form = default;
            var handle = _open(&io, ModeRead, &form, &memory);
            if (handle == 0)
            {
                return false;
            }

            try
            {
                if ((form.Format & TypeMask) != TypeMpeg)
                {
                    return false;
                }

                if (!begin(form.RateHz, form.Channels, form.Frames))
                {
                    return true;
                }

                var piece = new float[PieceFrames * form.Channels];
                fixed (float* samples = piece)
                {
                    long read;
                    while ((read = _read(handle, samples, PieceFrames)) > 0 && take(piece.AsSpan(0, (int)read * form.Channels)))
                    {
                    }
                }

                return true;
            }
            finally
            {
                _ = _close(handle);
            }
        }
    }

    /// <summary>SF_INFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Form
    {
        public long Frames;
        public int RateHz;
        public int Channels;
        public int Format;
        public int Sections;
        public int Seekable;
    }

    private struct Memory
    {
        public byte* Start;
        public long Length;
        public long Position;
    }

    /// <summary>SF_VIRTUAL_IO over a <see cref="Memory"/>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct VirtualIo
    {
        private const int FromStart = 0;
        private const int FromHere = 1;

        public delegate* unmanaged[Cdecl]<void*, long> Length;
        public delegate* unmanaged[Cdecl]<long, int, void*, long> Seek;
        public delegate* unmanaged[Cdecl]<void*, long, void*, long> Read;
        public delegate* unmanaged[Cdecl]<void*, long, void*, long> Write;
        public delegate* unmanaged[Cdecl]<void*, long> Tell;

        public static VirtualIo OverMemory => new() { Length = &OnLength, Seek = &OnSeek, Read = &OnRead, Write = &OnWrite, Tell = &OnTell };

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static long OnLength(void* user) => ((Memory*)user)->Length;

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static long OnTell(void* user) => ((Memory*)user)->Position;

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static long OnSeek(long offset, int whence, void* user)
        {
            var memory = (Memory*)user;
            var origin = whence switch { FromStart => 0, FromHere => memory->Position, _ => memory->Length };
            memory->Position = Math.Clamp(origin + offset, 0, memory->Length);
            return memory->Position;
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static long OnRead(void* target, long count, void* user)
        {
            var memory = (Memory*)user;
            var taken = Math.Clamp(count, 0, memory->Length - memory->Position);
            Buffer.MemoryCopy(memory->Start + memory->Position, target, taken, taken);
            memory->Position += taken;
            return taken;
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static long OnWrite(void* source, long count, void* user) => 0;
    }
}
