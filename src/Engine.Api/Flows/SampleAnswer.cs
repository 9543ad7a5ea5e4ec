using Engine.Api.Interactions;

namespace Engine.Api.Flows;

/// <summary>What the request is answered with.</summary>
internal sealed record SampleAnswer(int Status, StartInteraction.Started Body);
