using System.Text.RegularExpressions;
using Engine.Accounts.Numbers;

namespace Engine.Accounts.RingGroups;

/// <summary>The rules a ring group must keep to be stored.</summary>
public static partial class RingGroupRules
{
    private const int MaxNameLength = 64;

    /// <summary>A round through all of them, 20 s each, takes a quarter of an hour.</summary>
    private const int MaxMembers = 50;

    private const int MaxAddressLength = 255;

    /// <summary>Every fault.</summary>
    public static IReadOnlyList<FieldFault> Check(string name, IReadOnlyList<string> members)
    {
        var faults = new FaultList();
        faults.RequireText(name, "name", MaxNameLength);
        faults.Require(!name.Any(char.IsControl), "name", "must be one printable line");
        faults.Require(members.Count is >= 1 and <= MaxMembers, "members", $"must name 1 to {MaxMembers} members");
        for (var i = 0; i < Math.Min(members.Count, MaxMembers); i++)
        {
            faults.Require(
                members[i] is { Length: <= MaxAddressLength } member && (NumberRules.IsE164(member) || SipAddress().IsMatch(member)),
                $"members[{i}]",
                "must be E.164 with a leading plus, such as +12025550100, or a SIP address, such as sip:agent@pbx.example.net");
        }

        faults.Require(members.Distinct(StringComparer.Ordinal).Count() == members.Count, "members", "must not name one twice");
        return faults.Found;
    }

    /// <summary>A user at a host, with a port or without; no parameters, headers or escapes, since it will stand in a request line.</summary>
    [GeneratedRegex(@"^sip:[A-Za-z0-9._~!*+=-]{1,64}@([A-Za-z0-9.-]{1,200}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SipAddress();
}
