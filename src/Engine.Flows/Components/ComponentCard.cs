using System.Text.Json.Serialization;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Components;

/// <summary>What an editor has to know of a kind of step beside the schema of its settings (FLOW-09), read from the component itself.</summary>
public sealed record ComponentCard
{
    /// <summary>"type" in the document.</summary>
    public required string Kind { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    public required ComponentGroup Group { get; init; }

    /// <summary>Runs only while the contact is on the line.</summary>
    public required bool NeedsContact { get; init; }

    /// <summary>Waits for the contact, the clock or a service.</summary>
    public required bool Waits { get; init; }

    /// <summary>Longest time one execution may take, in seconds; then the interaction fails as guard_step_time.</summary>
    public required long CeilingSeconds { get; init; }

    /// <summary>Exits it has with any settings, in the order an editor shows them; those of <see cref="ExitsFrom"/> come before them.</summary>
    public required IReadOnlyList<ExitCard> Exits { get; init; }

    /// <summary>Places in the settings where its author names further exits, all mandatory; empty when it has only its fixed ones.</summary>
    public required IReadOnlyList<string> ExitsFrom { get; init; }

    /// <summary>Where an unexpected failure goes when nothing else is wired: an exit, or "end".</summary>
    public required string DefaultExit { get; init; }

    /// <summary>Outputs it has with any settings.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>Place in the settings of a map whose member names are outputs too; null when there is none.</summary>
    public required string? OutputsFrom { get; init; }

    /// <summary>Its outputs have any name, because what it runs decides.</summary>
    public required bool AnyOutput { get; init; }

    /// <summary>Where on a path it may not stand with the settings left at their defaults, and the code of that fault.</summary>
    public required IReadOnlyList<RefusalCard> Refusals { get; init; }

    /// <summary>Every string of its settings and what it stands for; "*" in a path is each item of a list and each member of a map.</summary>
    public required IReadOnlyList<TextCard> Texts { get; init; }

    /// <summary>The card of a component.</summary>
    public static ComponentCard Of(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var settings = component.Read(null);
        var outputs = component.Outputs(settings);
        TextPlace[] texts = [.. component.Settings.Texts(JsonPath.Root)];
        return new ComponentCard
        {
            Kind = component.Kind,
            Title = component.Title,
            Group = component.Group,
            NeedsContact = component.NeedsContact,
            Waits = component.Waits,
            CeilingSeconds = (long)component.Ceiling.TotalSeconds,
            Exits = [.. component.Exits(settings).Select(exit => new ExitCard(exit.Id, exit.Kind, After(component, exit.Id, settings)))],
            ExitsFrom = [.. texts.Where(text => text.Meaning == TextMeaning.Exit).Select(text => text.Path)],
            DefaultExit = component.DefaultExit,
            Outputs = outputs ?? [],
            OutputsFrom = component.OutputsFrom,
            AnyOutput = outputs is null,
            Refusals =
            [
                .. PathState.All
                    .Select(state => new RefusalCard(state.CallAttempted, state.ContactOnLine, component.Refuses(state, settings) ?? ""))
                    .Where(refusal => refusal.Code.Length > 0),
            ],
            Texts = [.. texts.Select(text => new TextCard(text.Path, text.Meaning))],
        };
    }

    private static ContactAfter After(Component component, string exit, object settings) =>
        ExitSpec.IsLoss(exit) || !component.After(new PathState(true, true), exit, settings).ContactOnLine ? ContactAfter.Gone
        : component.After(new PathState(false, false), exit, settings).ContactOnLine ? ContactAfter.OnLine
        : ContactAfter.Unchanged;
}

/// <summary>A string in the settings.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Meaning">What it stands for.</param>
public sealed record TextCard(string Path, [property: JsonConverter(typeof(SnakeCaseEnumConverter<TextMeaning>))] TextMeaning Meaning);

/// <summary>An exit as an editor shows it.</summary>
/// <param name="Id">Name in the document and the report.</param>
/// <param name="Kind">Whether it must, may or cannot be wired.</param>
/// <param name="Contact">What is certain about the contact after it.</param>
public sealed record ExitCard(string Id, ExitKind Kind, ContactAfter Contact);

/// <summary>A state of a path in which the step may not stand.</summary>
/// <param name="CallAttempted">A Make Outbound Call was left before.</param>
/// <param name="ContactOnLine">The contact is on the line.</param>
/// <param name="Code">Code of the fault.</param>
public sealed record RefusalCard(bool CallAttempted, bool ContactOnLine, string Code);

/// <summary>Whether the contact is on the line after an exit.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ContactAfter>))]
public enum ContactAfter
{
    /// <summary>As before the step.</summary>
    Unchanged,

    OnLine,

    Gone,
}
