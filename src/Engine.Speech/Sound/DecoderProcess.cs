using System.Runtime.InteropServices;
using Engine.Ports.Sounds;

namespace Engine.Speech.Sound;

/// <summary>
/// The inside of a decoder process: one file on standard input, its samples (8 kHz, mono, 16 bits, little endian) on standard output, the
/// verdict as exit code. It takes its own rights away before it looks at the first byte, because files come from strangers and the decoder
/// is a C library.
/// </summary>
public static class DecoderProcess
{
    /// <summary>Exit code of a fault: this and the fault's number.</summary>
    internal const int FaultCode = 64;

    /// <summary>Files in the tens of MB decode in well under a second.</summary>
    private const ulong CpuSeconds = 20;

    /// <summary>Beyond what the runtime has mapped when the work begins.</summary>
    private const ulong FurtherBytes = 192UL * 1024 * 1024;

    /// <summary>Decodes one file.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Stream input, Stream output)
    {
        if (SndFileLibrary.TryLoad() is not { } library)
        {
            return CodeOf(SoundFault.DecoderFailed);
        }

        Confine();
        var file = ReadAll(input);
        if (file is null)
        {
            return CodeOf(SoundFault.TooLarge);
        }

        var (samples, fault) = new Mp3Decoding(library).Decode(file);
        if (samples is null)
        {
            return CodeOf(fault!.Value);
        }

        output.Write(MemoryMarshal.AsBytes(samples.AsSpan()));
        output.Flush();
        return 0;
    }

    /// <summary>The fault of an exit code; any code that is not ours is a decoder that broke.</summary>
    internal static SoundFault FaultOf(int exitCode) =>
        exitCode >= FaultCode && Enum.IsDefined((SoundFault)(exitCode - FaultCode)) ? (SoundFault)(exitCode - FaultCode) : SoundFault.DecoderFailed;

    private static int CodeOf(SoundFault fault) => FaultCode + (int)fault;

    private static byte[]? ReadAll(Stream input)
    {
        var file = new byte[ISoundDecoder.MaxBytes + 1];
        var length = input.ReadAtLeast(file, file.Length, throwOnEndOfStream: false);
        return length > ISoundDecoder.MaxBytes ? null : file[..length];
    }

    /// <summary>No more time and memory than the work may need, no file written, no new rights, behind everything else that runs.</summary>
    private static void Confine()
    {
        Limits.Set(Limits.CpuTime, CpuSeconds);
        Limits.Set(Limits.FileSize, 0);
        Limits.Set(Limits.Core, 0);
        Limits.Set(Limits.AddressSpace, Limits.AddressSpaceNow() + FurtherBytes);
        Limits.LoseRights();
        Limits.StepBack();
    }
}
