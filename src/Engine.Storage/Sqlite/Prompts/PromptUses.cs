using System.Text.Json;
using Engine.Actors.Ports.Configuration;

namespace Engine.Storage.Sqlite.Prompts;

/// <summary>Finds the flows that play a prompt, in drafts and published versions. Archived versions count for nothing: restoring one is checked anew.</summary>
internal static class PromptUses
{
    private const string Member = "prompt";

    public static IReadOnlyList<PromptUse> Find(SqliteSession session, AccountId account, string promptId)
    {
        // An id is 32 random characters: few documents hold it that do not use it, and those are read and looked at.
        using var rows = session.Prepare(
                "SELECT f.id, f.name, d.document, v.document FROM flows f " +
                "LEFT JOIN flow_drafts d ON d.flow_id = f.id AND instr(d.document, ?) > 0 " +
                "LEFT JOIN flow_versions v ON v.flow_id = f.id AND v.state = 'published' AND instr(v.document, ?) > 0 " +
                "WHERE f.account_id = ? AND (d.flow_id IS NOT NULL OR v.id IS NOT NULL) ORDER BY f.id")
            .With(promptId).With(promptId).With(account.Value);
        var uses = new List<PromptUse>();
        while (rows.Step())
        {
            var use = new PromptUse(rows.Text(0), rows.Text(1), Plays(rows.TextOrNull(2), promptId), Plays(rows.TextOrNull(3), promptId));
            if (use.Draft || use.Published)
            {
                uses.Add(use);
            }
        }

        return uses;
    }

    private static bool Plays(string? document, string promptId)
    {
        if (document is null)
        {
            return false;
        }

        using var json = JsonDocument.Parse(document);
        return Plays(json.RootElement, promptId);
    }

    private static bool Plays(JsonElement element, string promptId) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member =>
            (member.NameEquals(Member) && member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals(promptId)) || Plays(member.Value, promptId)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => Plays(item, promptId)),
        _ => false,
    };
}
