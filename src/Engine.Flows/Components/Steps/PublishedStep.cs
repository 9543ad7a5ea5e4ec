using Engine.Flows.Document;

namespace Engine.Flows.Components.Steps;

/// <summary>A step of a published flow, ready to run.</summary>
public sealed class PublishedStep
{
    internal PublishedStep(string id, FlowStep step, Component component)
    {
        Id = id;
        Name = string.IsNullOrWhiteSpace(step.Name) ? component.Title : step.Name;
        Component = component;
        Settings = component.Read(step.Settings);
        Exits = step.Exits ?? [];
        Outputs = step.Outputs ?? [];
        OnError = ErrorRoute.Parse(step.OnError) ?? ErrorRoute.Default;
        OnHangup = step.OnHangup;
    }

    public string Id { get; }

    /// <summary>The author's name, else the component's title.</summary>
    public string Name { get; }

    public Component Component { get; }

    /// <summary>Typed settings of the component.</summary>
    public object Settings { get; }

    /// <summary>Exit → step id, null = ends the flow.</summary>
    public IReadOnlyDictionary<string, string?> Exits { get; }

    /// <summary>Output → variable.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; }

    internal ErrorRoute OnError { get; }

    internal string? OnHangup { get; }

    /// <summary>Where an unexpected failure leads; null = the flow ends.</summary>
    internal string? ErrorTarget => OnError.Kind switch
    {
        ErrorRouteKind.End => null,
        ErrorRouteKind.Step => OnError.Target,
        ErrorRouteKind.Exit => Exits.GetValueOrDefault(OnError.Target!),
        _ => Exits.GetValueOrDefault(Component.DefaultExit),
    };
}
