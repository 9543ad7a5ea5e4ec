using System.Runtime.InteropServices;
using Engine.Media.Prompts;

namespace Engine.Testing.Sound;

/// <summary>MP3 files, written by libsndfile (which brings LAME); Debian's libsndfile1 has both.</summary>
public static class Mp3File
{
    private const string Library = "libsndfile.so.1";
    private const int ModeWrite = 0x20;
    private const int MpegLayer3 = 0x230082;

    public static bool CanWrite => NativeLibrary.TryLoad(Library, out _);

    public static byte[] Of(PcmClip clip, int channels = 1)
    {
        var path = Path.GetTempFileName();
        try
        {
            var form = new Form { RateHz = clip.RateHz, Channels = channels, Format = MpegLayer3 };
            var handle = Open(path, ModeWrite, ref form);
            if (handle == 0)
            {
                throw new InvalidOperationException("libsndfile cannot write MP3.");
            }

            // As float: libsndfile 1.2.0 garbles stereo that it gets as short.
            var frames = clip.Samples.SelectMany(sample => Enumerable.Repeat(sample / 32768f, channels)).ToArray();
            _ = WriteFrames(handle, frames, clip.Samples.Length);
            _ = Close(handle);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [DllImport(Library, EntryPoint = "sf_open")]
    private static extern nint Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode, ref Form form);

    [DllImport(Library, EntryPoint = "sf_writef_float")]
    private static extern long WriteFrames(nint handle, float[] frames, long count);

    [DllImport(Library, EntryPoint = "sf_close")]
    private static extern int Close(nint handle);

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
}
