using System.Runtime.CompilerServices;

namespace Engine.Media.Sending;

/// <summary>60 ms of silence for each codec, pinned: sent while nothing plays.</summary>
internal static unsafe class SilencePayload
{
    private static readonly byte[] MuLaw = Make(AudioCodec.Pcmu);
    private static readonly byte[] ALaw = Make(AudioCodec.Pcma);

    public static byte* Pointer(bool aLaw) => (byte*)Unsafe.AsPointer(ref (aLaw ? ALaw : MuLaw)[0]);

    private static byte[] Make(AudioCodec codec)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(60 * AudioCodecs.BytesPerMillisecond, pinned: true);
        Array.Fill(bytes, AudioCodecs.SilenceByte(codec));
        return bytes;
    }
}
