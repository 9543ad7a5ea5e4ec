using Engine.Host.Api.Interactions;

namespace Engine.Host.Api.Flows;

/// <summary>What the request is answered with.</summary>
internal sealed record SampleAnswer(int Status, StartInteraction.Started Body);
