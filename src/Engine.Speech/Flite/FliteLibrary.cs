using System.Runtime.InteropServices;

namespace Engine.Speech.Flite;

/// <summary>The functions of libflite that we call, found at run time: the library is optional. CMU licence, linked dynamically.</summary>
internal sealed unsafe class FliteLibrary
{
    private const string Name = "libflite.so.1";

    private readonly delegate* unmanaged<byte*, void*, Wave*> _textToWave;
    private readonly delegate* unmanaged<Wave*, void> _deleteWave;
    private readonly delegate* unmanaged<void*, byte*, float, void> _setFloat;
    private readonly byte* _stretchName;

    private FliteLibrary(nint library)
    {
        ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "flite_init"))();
        _textToWave = (delegate* unmanaged<byte*, void*, Wave*>)NativeLibrary.GetExport(library, "flite_text_to_wave");
        _deleteWave = (delegate* unmanaged<Wave*, void>)NativeLibrary.GetExport(library, "delete_wave");
        _setFloat = (delegate* unmanaged<void*, byte*, float, void>)NativeLibrary.GetExport(library, "flite_feat_set_float");

        // flite keeps the pointer of a feature's name, so this memory is never freed (speech.md §3.3).
        _stretchName = (byte*)Marshal.StringToCoTaskMemUTF8("duration_stretch");
    }

    /// <summary>Loads and initialises the library, or returns null.</summary>
    public static FliteLibrary? TryLoad() => NativeLibrary.TryLoad(Name, out var library) ? new FliteLibrary(library) : null;

    /// <summary>Loads a voice, or returns zero. A voice lives as long as the process.</summary>
    public static nint TryLoadVoice(string voice)
    {
        return NativeLibrary.TryLoad($"libflite_cmu_us_{voice}.so.1", out var library)
            && NativeLibrary.TryGetExport(library, $"register_cmu_us_{voice}", out var register)
            ? (nint)((delegate* unmanaged<byte*, void*>)register)(null)
            : 0;
    }

    /// <summary>Speaks. Safe on several threads with one voice (measured, speech.md §3.3). Null: no sound.</summary>
    public (short[] Samples, int RateHz)? Speak(string text, nint voice)
    {
        var bytes = Marshal.StringToCoTaskMemUTF8(text);
        try
        {
            var wave = _textToWave((byte*)bytes, (void*)voice);
            if (wave is null)
            {
                return null;
            }

            var samples = new ReadOnlySpan<short>(wave->Samples, Math.Max(0, wave->Count)).ToArray();
            var rate = wave->RateHz;
            _deleteWave(wave);
            return samples.Length == 0 ? null : (samples, rate);
        }
        finally
        {
            Marshal.FreeCoTaskMem(bytes);
        }
    }

    /// <summary>Makes a voice slower (above 1) or faster. The voice is shared: nobody may speak with it meanwhile.</summary>
    public void Stretch(nint voice, double factor) => _setFloat(((Voice*)voice)->Features, _stretchName, (float)factor);

    /// <summary>The start of struct cst_voice.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Voice
    {
        public byte* Name;
        public void* Features;
    }

    /// <summary>struct cst_wave.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Wave
    {
        public byte* Type;
        public int RateHz;
        public int Count;
        public int Channels;
        public short* Samples;
    }
}
