using System.Text.Json.Nodes;
using Engine.Phone;

namespace Engine.Interop.Components;

/// <summary>Whoever is called beside the contact: a phone with a trunk and a number of its own.</summary>
internal sealed record SecondPhone(CalleePhone Phone, string Trunk, string Number) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="calls">The engine.</param>
    /// <param name="config">How it behaves; null is one that answers.</param>
    /// <param name="codecs">Codecs of its trunk; null is the default, PCMU before PCMA.</param>
    /// <param name="enabled">Whether its trunk may be used.</param>
    /// <param name="passesCallerId">The trunk's <c>passes_foreign_caller_id</c>.</param>
    public static async Task<SecondPhone> AddAsync(
        ComponentCalls calls, PhoneConfig? config = null, string[]? codecs = null, bool enabled = true, bool passesCallerId = false)
    {
        var phone = CalleePhone.Start(config ?? new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50) });
        var trunk = await SecondTrunk.AddAsync(
            calls,
            phone.Port,
            new("enabled", enabled),
            new("settings", new JsonObject
            {
                ["codecs"] = new JsonArray([.. (codecs ?? ["PCMU", "PCMA"]).Select(codec => (JsonNode)codec)]),
                ["passes_foreign_caller_id"] = passesCallerId,
            }));
        return new SecondPhone(phone, trunk.Id, trunk.Number);
    }

    /// <summary>Its first call, once the two talk.</summary>
    public Task<PhoneCall> TalkingAsync() => Phone.CallAsync(Patience);

    /// <summary>Its first call, as soon as it rings.</summary>
    public async Task<PhoneCall> RingingAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (Phone.Calls.Count == 0)
        {
            await Task.Delay(5, limit.Token);
        }

        return Phone.Calls[0];
    }

    public void Dispose() => Phone.Dispose();
}
