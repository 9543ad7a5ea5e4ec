using Engine.Phone;
using Engine.Ports;
using Engine.Testing.Processes;

namespace Engine.Interop.Components;

/// <summary>One interaction under way and the phone it calls, if it is a phone of ours.</summary>
public sealed class ComponentRun(ApiClient api, InteractionId interactionId, CalleePhone? phone = null) : IDisposable
{
    private const int EventsAtOnce = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public InteractionId InteractionId => interactionId;

    public CalleePhone Phone => phone ?? throw new InvalidOperationException("Nobody here is a phone of ours.");

    /// <summary>The first call as the phone has it.</summary>
    public PhoneCall Call => Phone.Calls[0];

    /// <summary>Waits until that step has been entered.</summary>
    public async Task EnteredAsync(string stepName)
    {
        using var limit = new CancellationTokenSource(Patience);
        while ((await StepsAsync()).All(step => step.Name != stepName))
        {
            await Task.Delay(Poll, limit.Token);
        }
    }

    /// <summary>Waits until the engine has stored that so many of the interaction's calls were answered: whoever hangs up then is heard as one who talked.</summary>
    public async Task AnsweredAsync(int calls)
    {
        using var limit = new CancellationTokenSource(Patience);
        while ((await api.GetAsync($"/v1/interactions/{interactionId}"))["attempts"]!.AsArray().Count(attempt => attempt!["answered_at"] is not null) < calls)
        {
            await Task.Delay(Poll, limit.Token);
        }
    }

    /// <summary>Waits for the end and reads everything about it.</summary>
    public async Task<EndedRun> EndedAsync(TimeSpan? within = null)
    {
        var interaction = await api.EndedAsync(interactionId, within ?? Patience);
        var events = await api.GetAsync($"/v1/interactions/{interactionId}/events?page_size={EventsAtOnce}");
        var variables = interaction["variables"]!.AsObject().ToDictionary(v => v.Key, v => (string?)v.Value, StringComparer.Ordinal);
        return new EndedRun(interaction, await StepsAsync(), variables, events["items"]!.AsArray());
    }

    public void Dispose() => phone?.Dispose();

    private async Task<IReadOnlyList<EndedRun.Step>> StepsAsync()
    {
        var rows = await api.GetAsync($"/v1/interactions/{interactionId}/steps");
        return [.. rows["items"]!.AsArray().Select(row => new EndedRun.Step(
            (string)row!["component_title"]!, (string)row["step_name"]!, (string?)row["exit"], (double?)(decimal?)row["time_in_step"]))];
    }
}
