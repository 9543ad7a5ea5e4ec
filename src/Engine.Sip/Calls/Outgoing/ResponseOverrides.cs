using System.Text;
using Engine.Sip.Outcomes;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>Applies a trunk's own reading of responses, which goes before the tables (MAP-01, TRK-32).</summary>
internal static class ResponseOverrides
{
    /// <summary>The outcome of the first rule that fits, or null.</summary>
    internal static Outcome? Find(IReadOnlyList<ResponseOverride> rules, SipMessage response, string phrase)
    {
        foreach (var rule in rules)
        {
            if ((rule.Status == 0 || rule.Status == response.StatusCode)
                && (rule.PhraseContains is null || phrase.Contains(rule.PhraseContains, StringComparison.OrdinalIgnoreCase))
                && FitsHeader(rule, response))
            {
                return rule.Outcome;
            }
        }

        return null;
    }

    private static bool FitsHeader(ResponseOverride rule, SipMessage response)
    {
        if (rule.HeaderName is null)
        {
            return true;
        }

        var value = response.Value(Encoding.UTF8.GetBytes(rule.HeaderName));
        return !value.IsEmpty
            && (rule.HeaderContains is null || Encoding.UTF8.GetString(value).Contains(rule.HeaderContains, StringComparison.OrdinalIgnoreCase));
    }
}
