using Engine.Phone;

namespace Engine.Host.Demo;

/// <summary>What the demo is asked to show.</summary>
internal sealed record DemoOrder(PhoneBehaviour Callee, string? WavPath);
