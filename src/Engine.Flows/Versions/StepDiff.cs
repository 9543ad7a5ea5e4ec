using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Document;

namespace Engine.Flows.Versions;

/// <summary>The difference of one step that both versions have.</summary>
internal static class StepDiff
{
    /// <summary>Characters of a value shown; longer ones are cut.</summary>
    private const int MaxValue = 120;

    public static IEnumerable<FlowDifference> Between(FlowDocument before, FlowDocument after, string id, FlowForm form)
    {
        var (old, now) = (before.Steps[id], after.Steps[id]);
        var label = FlowDiff.Label(after, id);
        if (old.Type != now.Type)
        {
            yield return new(id, $"{label} is of the kind {form.TitleOf(now.Type)} instead of {form.TitleOf(old.Type)}.");
        }

        if (old.Name != now.Name)
        {
            yield return new(id, $"{FlowDiff.Label(before, id)} is called {label} now.");
        }

        foreach (var change in Settings(Node(old.Settings), Node(now.Settings), ""))
        {
            yield return new(id, $"{label}: {change}");
        }

        foreach (var change in Exits(before, after, old, now))
        {
            yield return new(id, $"{label}: {change}");
        }

        foreach (var change in Rest(before, after, old, now))
        {
            yield return new(id, $"{label}: {change}");
        }
    }

    private static IEnumerable<string> Exits(FlowDocument before, FlowDocument after, FlowStep old, FlowStep now)
    {
        var (was, isNow) = (old.Exits ?? [], now.Exits ?? []);
        foreach (var exit in was.Keys.Union(isNow.Keys, StringComparer.Ordinal))
        {
            var (from, to) = (was.GetValueOrDefault(exit), isNow.GetValueOrDefault(exit));
            if (from != to)
            {
                yield return $"exit \"{exit}\" leads to {FlowDiff.Label(after, to)} instead of {FlowDiff.Label(before, from)}.";
            }
        }
    }

    private static IEnumerable<string> Rest(FlowDocument before, FlowDocument after, FlowStep old, FlowStep now)
    {
        var (was, isNow) = (old.Outputs ?? [], now.Outputs ?? []);
        foreach (var output in was.Keys.Union(isNow.Keys, StringComparer.Ordinal).Where(o => was.GetValueOrDefault(o) != isNow.GetValueOrDefault(o)))
        {
            yield return isNow.TryGetValue(output, out var variable) ? $"output \"{output}\" goes to \"{variable}\"." : $"output \"{output}\" is no longer kept.";
        }

        if ((old.OnError ?? "default") != (now.OnError ?? "default"))
        {
            yield return $"a failure leads to {now.OnError ?? "default"} instead of {old.OnError ?? "default"}.";
        }

        if (old.OnHangup != now.OnHangup)
        {
            yield return $"a hang-up leads to {FlowDiff.Label(after, now.OnHangup)} instead of {FlowDiff.Label(before, old.OnHangup)}.";
        }
    }

    private static IEnumerable<string> Settings(JsonNode? old, JsonNode? now, string path)
    {
        if (FlowDiff.Same(old, now))
        {
            return [];
        }

        if (old is JsonObject was && now is JsonObject isNow)
        {
            return was.Select(m => m.Key).Union(isNow.Select(m => m.Key), StringComparer.Ordinal)
                .SelectMany(name => Settings(was[name], isNow[name], path.Length == 0 ? name : $"{path}.{name}"));
        }

        if (old is JsonArray before && now is JsonArray after && before.Count == after.Count)
        {
            return before.Zip(after).SelectMany((pair, i) => Settings(pair.First, pair.Second, $"{path}[{i}]"));
        }

        return [(old, now) switch
        {
            (null, _) => $"{path} is set to {Show(now)}.",
            (_, null) => $"{path} is no longer set (was {Show(old)}).",
            _ => $"{path} is {Show(now)} instead of {Show(old)}.",
        }];
    }

    private static JsonNode? Node(JsonElement? settings) => settings is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given) : null;

    private static string Show(JsonNode? value)
    {
        var text = value is JsonValue plain && plain.TryGetValue<string>(out var s) ? $"\"{s}\"" : value!.ToJsonString();
        return text.Length <= MaxValue ? text : string.Concat(text.AsSpan(0, MaxValue), "…");
    }
}
