using Engine.Media.Linux;

namespace Engine.Media.Receiving;

/// <summary>
/// Latching and the guard against foreign RTP (RTP-20). The SDP address holds until two packets in sequence come from one other address
/// that may be trusted, within five seconds of a plan; then that address holds, once. A struct of the receiving half; not thread-safe.
/// </summary>
internal struct SourceGuard
{
    private const long WindowNs = 5_000_000_000;

    private LegPlan? _plan;
    private WireAddress _accepted;
    private WireAddress _candidate;
    private ushort _candidateSequence;
    private bool _hasCandidate;
    private bool _isLocked;

    public SourceVerdict Check(in WireAddress from, ushort sequence, LegPlan plan, long nowNs)
    {
        if (!ReferenceEquals(plan, _plan))
        {
            Adopt(plan);
        }

        if (from.Equals(_accepted))
        {
            _isLocked = true;
            return SourceVerdict.Accept;
        }

        if (plan.Settings.Symmetric == SymmetricRtp.Off)
        {
            // Without latching a peer may still send from another port than it receives on.
            return from.SameHost(_accepted) ? SourceVerdict.Accept : SourceVerdict.Drop;
        }

        if (_isLocked || nowNs - plan.MadeNs > WindowNs || !plan.MayLatch(from))
        {
            return SourceVerdict.Drop;
        }

        return Consider(from, sequence);
    }

    /// <summary>Whether this is the address that holds now: what comes from there belongs to the leg, whatever it is (RTP-33).</summary>
    public bool IsAgreed(in WireAddress address, LegPlan plan)
    {
        if (!ReferenceEquals(plan, _plan))
        {
            Adopt(plan);
        }

        return address.Equals(_accepted) || (plan.Settings.Symmetric == SymmetricRtp.Off && address.SameHost(_accepted));
    }

    private SourceVerdict Consider(in WireAddress from, ushort sequence)
    {
        if (!_hasCandidate || !from.Equals(_candidate) || sequence != (ushort)(_candidateSequence + 1))
        {
            _hasCandidate = true;
            _candidate = from;
            _candidateSequence = sequence;
            return SourceVerdict.Drop;
        }

        _accepted = from;
        _isLocked = true;
        return SourceVerdict.AcceptAndFollow;
    }

    private void Adopt(LegPlan plan)
    {
        // A re-INVITE that leaves the address as it was must not undo a latch; a new address opens the window again (SDP-11).
        var moved = _plan is null || !plan.Remote.Equals(_plan.Remote);
        _plan = plan;
        _accepted = moved ? plan.Remote : _accepted;
        _isLocked &= !moved;
        _hasCandidate = false;
    }
}

/// <summary>How a packet is treated, by its source address.</summary>
internal enum SourceVerdict
{
    /// <summary>Not from our peer: dropped and counted.</summary>
    Drop,

    /// <summary>From our peer.</summary>
    Accept,

    /// <summary>From our peer at another address than its SDP says: send there from now on.</summary>
    AcceptAndFollow,
}
