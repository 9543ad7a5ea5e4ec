using System.Text.RegularExpressions;
using Engine.Api.Json;

namespace Engine.Api.RingGroups;

/// <summary>A ring group as it is sent.</summary>
/// <param name="Name">Unique within the account.</param>
/// <param name="Members">Numbers in E.164 and SIP addresses, in ringing order.</param>
internal sealed partial record RingGroupWrite(string Name, IReadOnlyList<string> Members)
{
    private const int MaxNameLength = 64;

    /// <summary>A round through all of them, 20 s each, takes a quarter of an hour.</summary>
    private const int MaxMembers = 50;

    private const int MaxAddressLength = 255;

    /// <summary>What must be corrected before it can be stored, all of it.</summary>
    public BodyFaults Check()
    {
        var faults = new BodyFaults();
        faults.RequireText(Name, "name", MaxNameLength);
        faults.Require(Name is null || !Name.Any(char.IsControl), "name", "must be one printable line");
        var members = Members ?? [];
        faults.Require(members.Count is >= 1 and <= MaxMembers, "members", $"must name 1 to {MaxMembers} members");
        for (var i = 0; i < Math.Min(members.Count, MaxMembers); i++)
        {
            faults.Require(
                members[i] is { Length: <= MaxAddressLength } member && (E164().IsMatch(member) || SipAddress().IsMatch(member)),
                $"members[{i}]",
                "must be E.164 with a leading plus, such as +12025550100, or a SIP address, such as sip:agent@pbx.example.net");
        }

        faults.Require(members.Distinct(StringComparer.Ordinal).Count() == members.Count, "members", "must not name one twice");
        return faults;
    }

    /// <summary>ITU-T E.164 §6: at most 15 digits, country codes do not begin with 0.</summary>
    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex E164();

    /// <summary>A user at a host, with a port or without; no parameters, headers or escapes, since it will stand in a request line.</summary>
    [GeneratedRegex(@"^sip:[A-Za-z0-9._~!*+=-]{1,64}@([A-Za-z0-9.-]{1,200}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SipAddress();
}
