namespace Engine.Media.Dtmf;

/// <summary>
/// One stream of key presses out of three ways that may all report the same press (DTMF-07). The surest way seen so far is the only one that
/// counts; at the switch to a surer way, presses that the old one reported within the last 500 ms are not reported again. Not thread-safe.
/// </summary>
/// <param name="only">The one way that counts, by the trunk's setting; null for the surest way seen.</param>
public sealed class KeyMerge(KeySource? only = null)
{
    /// <summary>How much later than the old way a surer one may report the same press.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    /// <summary>Presses within one window that can still be reported again: twenty a second is more than anybody presses.</summary>
    private const int MostOpen = 10;

    private readonly List<Press> _open = new(MostOpen);
    private KeySource? _surest;

    /// <summary>A key went down. True: the press was not reported before.</summary>
    /// <param name="at">On any clock that does not go back.</param>
    public bool IsNew(KeySource source, char key, TimeSpan at)
    {
        if (only is { } counts)
        {
            return source == counts;
        }

        if (source < _surest)
        {
            return false;
        }

        _surest = source;
        _open.RemoveAll(press => at - press.At > Window);
        if (_open.FindIndex(press => press.Source < source && press.Key == key) is >= 0 and var again)
        {
            _open[again] = _open[again] with { Source = source };
            return false;
        }

        if (_open.Count == MostOpen)
        {
            _open.RemoveAt(0);
        }

        _open.Add(new Press(source, key, at));
        return true;
    }

    /// <summary>The media was agreed anew, so a way that was seen may be gone.</summary>
    public void Forget() => _surest = null;

    private readonly record struct Press(KeySource Source, char Key, TimeSpan At);
}

/// <summary>How a key reached us, the least sure way first.</summary>
public enum KeySource
{
    /// <summary>Tones in the audio, found by <see cref="DtmfDetector"/>.</summary>
    InBand,

    /// <summary>SIP INFO.</summary>
    Info,

    /// <summary>Telephone events (RFC 4733).</summary>
    Rfc4733,
}
