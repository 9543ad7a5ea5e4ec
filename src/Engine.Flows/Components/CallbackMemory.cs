using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>What a running Callback must remember between two decisions; stands in StepWaiting.</summary>
internal sealed partial record CallbackMemory
{
    /// <summary>Where it stands.</summary>
    [JsonConverter(typeof(SnakeCaseEnumConverter<CallbackPhase>))]
    internal enum CallbackPhase
    {
        EndingCall,
        Queued,
        Ringing,
        Pausing,
        CallingContact,
        Talking,
    }

    public CallbackPhase Phase { get; init; }

    /// <summary>Numbers and SIP addresses of the group, in ringing order.</summary>
    public IReadOnlyList<string> Members { get => field ?? []; init; }

    /// <summary>Index of the member that is rung next.</summary>
    public int Next { get; init; }

    /// <summary>Members left out of this round because they talk.</summary>
    public int Engaged { get; init; }

    /// <summary>Rounds finished.</summary>
    public int Rounds { get; init; }

    /// <summary>Attempt of the member who answered.</summary>
    public int? Member { get; init; }

    public static CallbackMemory Of(StepRun run) =>
        run.Memory is { } json ? JsonSerializer.Deserialize(json, CallbackMemoryJson.Default.CallbackMemory) ?? new CallbackMemory() : new CallbackMemory();

    public string ToJson() => JsonSerializer.Serialize(this, CallbackMemoryJson.Default.CallbackMemory);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true)]
    [JsonSerializable(typeof(CallbackMemory))]
    private sealed partial class CallbackMemoryJson : JsonSerializerContext;
}
