using System.Text;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The early dialogs of one INVITE, by To tag (CALL-40). Few, so a list is searched.</summary>
internal sealed class EarlyDialogs
{
    /// <summary>More forks than this are dropped, oldest without media first; a 2xx of a dropped one is ACKed all the same.</summary>
    internal const int Most = 12;

    private readonly List<Early> _all = [];

    internal int Count => _all.Count;

    /// <summary>Notes a provisional; true when it says something new.</summary>
    internal bool Note(ReadOnlySpan<byte> tag, int status, ReadOnlySpan<byte> sdp)
    {
        var early = Find(tag);
        if (early is null)
        {
            MakeRoom();
            early = new Early(Encoding.UTF8.GetString(tag));
            _all.Add(early);
        }

        var changed = early.LastStatus != status || (!sdp.IsEmpty && !sdp.SequenceEqual(early.Sdp));
        early.LastStatus = status;
        if (!sdp.IsEmpty && changed)
        {
            early.Sdp = sdp.ToArray();
        }

        return changed;
    }

    /// <summary>The SDP last seen in this early dialog; empty when none.</summary>
    internal ReadOnlySpan<byte> SdpOf(ReadOnlySpan<byte> tag) => Find(tag) is { } early ? early.Sdp : default;

    internal bool Has(ReadOnlySpan<byte> tag) => Find(tag) is not null;

    /// <summary>199 removes one (RFC 6228).</summary>
    internal void Remove(ReadOnlySpan<byte> tag)
    {
        if (Find(tag) is { } early)
        {
            _all.Remove(early);
        }
    }

    internal void Clear() => _all.Clear();

    private void MakeRoom()
    {
        if (_all.Count == Most)
        {
            var quiet = _all.FindIndex(early => early.Sdp.Length == 0);
            _all.RemoveAt(Math.Max(quiet, 0));
        }
    }

    private Early? Find(ReadOnlySpan<byte> tag)
    {
        foreach (var early in _all)
        {
            if (Ascii.Equals(tag, early.Tag))
            {
                return early;
            }
        }

        return null;
    }

    private sealed class Early(string tag)
    {
        internal string Tag { get; } = tag;

        internal int LastStatus { get; set; }

        internal byte[] Sdp { get; set; } = [];
    }
}
