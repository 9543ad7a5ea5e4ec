using System.Text;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Transactions;

namespace Engine.Sip.Agent;

/// <summary>
/// Calls whose tag or branch does not name their slot: attempts that took over the tag of an earlier gateway, and orphans of an earlier process.
/// Few, so a dictionary by text serves.
/// </summary>
internal sealed class CallAliases
{
    private readonly Dictionary<string, OutgoingCall> _byTag = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutgoingCall> _byBranch = new(StringComparer.Ordinal);

    /// <summary>Makes the call findable by its tag, and by its branch when that is an earlier process's.</summary>
    internal void Add(OutgoingCall call, bool byBranch)
    {
        _byTag[call.LocalTag] = call;
        if (byBranch)
        {
            _byBranch[call.Ticket.Branch] = call;
        }
    }

    internal void Remove(OutgoingCall call)
    {
        if (_byTag.Count > 0 && _byTag.TryGetValue(call.LocalTag, out var tagged) && tagged == call)
        {
            _byTag.Remove(call.LocalTag);
        }

        if (_byBranch.Count > 0 && _byBranch.TryGetValue(call.Ticket.Branch, out var branched) && branched == call)
        {
            _byBranch.Remove(call.Ticket.Branch);
        }
    }

    internal OutgoingCall? FindByTag(ReadOnlySpan<byte> tag) =>
        _byTag.Count == 0 || tag.Length > 64 ? null : _byTag.GetValueOrDefault(Encoding.UTF8.GetString(tag));

    /// <summary>A branch without its mark of a repeat.</summary>
    internal OutgoingCall? FindByBranch(ReadOnlySpan<byte> branch)
    {
        if (_byBranch.Count == 0 || branch.Length > ClientTransaction.MaxBranchBytes)
        {
            return null;
        }

        var dot = branch.IndexOf((byte)'.');
        return _byBranch.GetValueOrDefault(Encoding.UTF8.GetString(dot < 0 ? branch : branch[..dot]));
    }
}
