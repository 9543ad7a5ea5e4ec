using System.Runtime.InteropServices;

namespace Engine.Speech.Flite;

/// <summary>The functions of libflite that we call, found at run time: the library is optional. CMU licence, linked dynamically.</summary>
internal sealed unsafe class FliteLibrary
{
    private const string Name = "libflite.so.1";

    private readonly delegate* unmanaged<byte*, void*, Wave*> _textToWave;
    private readonly delegate* unmanaged<Wave*, void> _deleteWave;
    private readonly delegate* unmanaged<void*, byte*, float, void> _setFloat;
    private readonly delegate* unmanaged<void*, byte*, float, float> _getFloat;
    private readonly delegate* unmanaged<byte*, void*, void*> _synthesise;
    private readonly delegate* unmanaged<void*, void> _deleteUtterance;
    private readonly delegate* unmanaged<void*, byte*, void*> _relation;
    private readonly delegate* unmanaged<void*, void*> _head;
    private readonly delegate* unmanaged<void*, void*> _next;
    private readonly delegate* unmanaged<void*, byte*, byte*> _feature;
    private readonly byte* _stretchName;
    private readonly byte* _segmentName;
    private readonly byte* _nameName;

    private FliteLibrary(nint library)
    {
        ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "flite_init"))();
        _textToWave = (delegate* unmanaged<byte*, void*, Wave*>)NativeLibrary.GetExport(library, "flite_text_to_wave");
        _deleteWave = (delegate* unmanaged<Wave*, void>)NativeLibrary.GetExport(library, "delete_wave");
        _setFloat = (delegate* unmanaged<void*, byte*, float, void>)NativeLibrary.GetExport(library, "flite_feat_set_float");
        _getFloat = (delegate* unmanaged<void*, byte*, float, float>)NativeLibrary.GetExport(library, "flite_get_param_float");
        _synthesise = (delegate* unmanaged<byte*, void*, void*>)NativeLibrary.GetExport(library, "flite_synth_text");
        _deleteUtterance = (delegate* unmanaged<void*, void>)NativeLibrary.GetExport(library, "delete_utterance");
        _relation = (delegate* unmanaged<void*, byte*, void*>)NativeLibrary.GetExport(library, "utt_relation");
        _head = (delegate* unmanaged<void*, void*>)NativeLibrary.GetExport(library, "relation_head");
        _next = (delegate* unmanaged<void*, void*>)NativeLibrary.GetExport(library, "item_next");
        _feature = (delegate* unmanaged<void*, byte*, byte*>)NativeLibrary.GetExport(library, "item_feat_string");
        _segmentName = (byte*)Marshal.StringToCoTaskMemUTF8("Segment");
        _nameName = (byte*)Marshal.StringToCoTaskMemUTF8("name");

        // flite keeps the pointer of a feature's name, so this memory is never freed (SPEECH-04).
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

    /// <summary>Speaks. Safe on several threads with one voice (measured; SPEECH-03). Null: no sound.</summary>
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

    /// <summary>The sounds flite would speak a text with, as it names them; "pau" is a pause.</summary>
    public IReadOnlyList<string> Segments(string text, nint voice)
    {
        var bytes = Marshal.StringToCoTaskMemUTF8(text);
        try
        {
            var segments = new List<string>();
            var utterance = _synthesise((byte*)bytes, (void*)voice);
            if (utterance is null)
            {
                return segments;
            }

            for (var item = _head(_relation(utterance, _segmentName)); item is not null; item = _next(item))
            {
                segments.Add(Marshal.PtrToStringUTF8((nint)_feature(item, _nameName)) ?? "");
            }

            _deleteUtterance(utterance);
            return segments;
        }
        finally
        {
            Marshal.FreeCoTaskMem(bytes);
        }
    }

    /// <summary>Makes a voice slower (above 1) or faster. The voice is shared: nobody may speak with it meanwhile.</summary>
    public void Stretch(nint voice, double factor) => _setFloat(((Voice*)voice)->Features, _stretchName, (float)factor);

    /// <summary>How slow a voice speaks now; 1 is as it was recorded.</summary>
    public double StretchOf(nint voice) => _getFloat(((Voice*)voice)->Features, _stretchName, 1);

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
