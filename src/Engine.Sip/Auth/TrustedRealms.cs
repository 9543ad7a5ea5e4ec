namespace Engine.Sip.Auth;

/// <summary>
/// The realms a trunk's credentials may be used for: a list, or, when the list is empty, the realm of the first success
/// (AUTH-09). Shared by all threads of the trunk.
/// </summary>
internal sealed class TrustedRealms
{
    /// <summary>Realms learned at most: a trunk has one, or two when a proxy and a server ask.</summary>
    public const int MaxLearned = 4;

    private readonly bool _fixed;
    private volatile string[] _realms;

    /// <param name="configured">Empty: learn on first success.</param>
    public TrustedRealms(params IEnumerable<string> configured)
    {
        _realms = [.. configured];
        _fixed = _realms.Length > 0;
    }

    /// <summary>Whether to answer a challenge of this realm.</summary>
    /// <param name="realm">Realm of the challenge.</param>
    /// <param name="mayLearn">True for the first INVITE or REGISTER to one of the trunk's own gateways, false inside a dialog.</param>
    public bool Allow(string realm, bool mayLearn)
    {
        var known = _realms;
        return known.Contains(realm, StringComparer.Ordinal) || (!_fixed && mayLearn && known.Length < MaxLearned);
    }

    /// <summary>Notes a realm whose credentials were accepted.</summary>
    public void Learn(string realm)
    {
        while (!_fixed)
        {
            var known = _realms;
            if (known.Contains(realm, StringComparer.Ordinal) || known.Length >= MaxLearned
                || Interlocked.CompareExchange(ref _realms, [.. known, realm], known) == known)
            {
                return;
            }
        }
    }
}
