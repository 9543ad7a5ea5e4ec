using Engine.Flows.Document.Templates;

namespace Engine.Flows.Components;

/// <summary>Every name is 0: for checking the form of a text before there are values. 0 is good inside and outside of quotes.</summary>
internal sealed class ZeroValues : IFlowValues
{
    public static ZeroValues Instance { get; } = new();

    public string? Variable(string name) => "0";

    public string? System(string name) => "0";

    public bool IsSensitive(string name) => false;
}
