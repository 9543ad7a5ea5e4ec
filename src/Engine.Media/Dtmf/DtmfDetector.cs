namespace Engine.Media.Dtmf;

/// <summary>
/// Keys out of audio (ITU-T Q.24; limits of DTMF-10): blocks of 12.75 ms, two equal ones begin a key, three others end it. So a tone of 40 ms is
/// always found, one of 23 ms never, and a pause of 40 ms parts two presses. Nothing is allocated after the constructor. Not thread-safe.
/// </summary>
public sealed class DtmfDetector
{
    private const int HitsToBegin = 2;
    private const int MissesToEnd = 3;

    private readonly double[] _block = new double[ToneBlock.Samples];
    private int _filled;
    private char? _candidate;
    private int _hits;
    private int _misses;

    /// <summary>The key that sounds now, or null.</summary>
    public char? Sounding { get; private set; }

    /// <summary>Takes the next samples: 16-bit PCM at 8 kHz, at most 60 ms at once.</summary>
    /// <returns>The key that began within them, or null.</returns>
    public char? Detect(ReadOnlySpan<short> pcm)
    {
        char? began = null;
        foreach (var sample in pcm)
        {
            _block[_filled++] = sample;
            if (_filled == ToneBlock.Samples)
            {
                _filled = 0;
                began = Take(ToneBlock.KeyOf(_block)) ?? began;
            }
        }

        return began;
    }

    /// <summary>
    /// Some samples are missing. A key that sounded goes on: a loss must never make two presses of one, even if it hides a pause.
    /// </summary>
    public void Skip() => _filled = 0;

    /// <summary>Another stream begins: a key that sounded is over.</summary>
    public void Reset() => (_filled, _candidate, _hits, _misses, Sounding) = (0, null, 0, 0, null);

    private char? Take(char? key)
    {
        _misses = key == Sounding ? 0 : _misses + 1;
        if (Sounding is not null && _misses >= MissesToEnd)
        {
            Sounding = null;
        }

        _hits = key is null ? 0 : key == _candidate ? _hits + 1 : 1;
        _candidate = key;
        if (key is null || _hits < HitsToBegin || key == Sounding)
        {
            return null;
        }

        _misses = 0;
        Sounding = key;
        return key;
    }
}
