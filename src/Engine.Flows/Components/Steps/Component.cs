using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components.Steps;

/// <summary>A kind of step: its settings, its check and its run stand in one file, listed once in a <see cref="ComponentRegistry"/>.</summary>
public abstract class Component
{
    /// <summary>Ceiling of components that do not say otherwise: they do not wait for people.</summary>
    private static readonly TimeSpan ServiceCeiling = TimeSpan.FromMinutes(5);

    /// <summary>"type" in the document.</summary>
    public abstract string Kind { get; }

    /// <summary>Name for people; component_title of the report.</summary>
    public abstract string Title { get; }

    /// <summary>Where an editor shows it.</summary>
    public abstract ComponentGroup Group { get; }

    /// <summary>Runs only while the contact is on the line.</summary>
    public virtual bool NeedsContact => false;

    /// <summary>Waits for the contact, the clock or a service, so that a loop through it cannot spin.</summary>
    public virtual bool Waits => NeedsContact;

    /// <summary>
    /// Waits only for an answer that comes at once, so that a loop of nothing else goes round as fast as answers come, until a guard ends it.
    /// </summary>
    internal virtual bool IsUnpaced(object settings) => false;

    /// <summary>Where an unexpected failure goes: an exit, or "end".</summary>
    public abstract string DefaultExit { get; }

    /// <summary>Longest time one execution may take; then the interaction fails as guard_step_time.</summary>
    public virtual TimeSpan Ceiling => ServiceCeiling;

    /// <summary>Form of its settings.</summary>
    public abstract ObjectShape Settings { get; }

    /// <summary>
    /// Names of the <see cref="InteractionEffect"/> records it issues, but for MakeReady, which goes with every step that waits; the host supports
    /// it when it can run all of them.
    /// </summary>
    public abstract IReadOnlyList<string> Effects { get; }

    /// <summary>Exits for these settings, in the order an editor shows them.</summary>
    internal abstract IReadOnlyList<ExitSpec> Exits(object settings);

    /// <summary>Outputs for these settings; null = any name.</summary>
    internal virtual IReadOnlyList<string>? Outputs(object settings) => [];

    /// <summary>Place in the settings (JSON Pointer) of the map whose member names are outputs beside the fixed ones; null when there is none.</summary>
    public virtual string? OutputsFrom => null;

    /// <summary>Typed settings; members that are missing or unusable are left at their defaults.</summary>
    internal abstract object Read(JsonElement? settings);

    /// <summary>Faults the settings' form cannot express.</summary>
    internal virtual void Check(StepCheck check)
    {
    }

    /// <summary>Code of the path rule that forbids the step in this state, null when it is welcome.</summary>
    internal virtual string? Refuses(PathState before, object settings) => NeedsContact && !before.ContactOnLine ? PathCodes.ContactMissing : null;

    /// <summary>What the path rules know after an exit.</summary>
    internal virtual PathState After(PathState before, string exit, object settings) => before;

    /// <summary>Variables whose sensitivity the step's outputs inherit.</summary>
    internal virtual IEnumerable<string> Reads(object settings) => [];

    /// <summary>True when the step's outputs are sensitive whatever it reads.</summary>
    internal virtual bool MakesSensitive(object settings) => false;

    /// <summary>Prompts this step plays first, with the values known before the call.</summary>
    internal virtual IEnumerable<PromptSource> FirstPrompts(object settings, FlowValues values) => [];

    /// <summary>Whether what may be heard after it is made ready as soon as it waits; false when it sees to that itself at a better moment.</summary>
    internal virtual bool LooksAhead => true;

    /// <summary>The exit this step will surely take; null when that cannot be known before the call.</summary>
    internal virtual string? Foresee(object settings, FlowValues values) => null;

    /// <summary>Outputs that an exit alone decides, for a walk in which a person chooses exits.</summary>
    internal virtual IReadOnlyDictionary<string, string?> Implied(object settings, string exit) => System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty;

    /// <summary>Act on being entered.</summary>
    internal abstract StepMove Enter(StepTurn turn);

    /// <summary>Act on a command while waiting. The caller has stored what it says about calls.</summary>
    internal virtual StepMove On(StepTurn turn, InteractionCommand command) => StepMove.Stay;

    /// <summary>The ceiling or a nearer limit set by the step has come.</summary>
    internal virtual StepMove OnDeadline(StepTurn turn) => StepMove.Guard(Guards.StepTime);

    /// <summary>Go on after a restart or a failed append. Voice steps never get here: their call is gone.</summary>
    /// <param name="turn">The step and what it may do.</param>
    /// <param name="cause">Why calls of the step are lost: engine_restart, store_unavailable.</param>
    internal virtual StepMove Resume(StepTurn turn, string cause) => StepMove.Fail(cause, Party.Engine);

    /// <summary>The contact is gone during this voice step: the row's exit.</summary>
    /// <param name="turn">The step.</param>
    /// <param name="lost">How: one of <see cref="ExitSpec.Losses"/>.</param>
    internal virtual string OnContactGone(StepTurn turn, string lost) => lost;

    /// <summary>The step is being left from outside (hang-up, cancel, guard): stop what it started.</summary>
    internal virtual void Abandon(StepTurn turn)
    {
    }
}

/// <summary>What components are there for, as an editor's palette groups them.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ComponentGroup>))]
public enum ComponentGroup
{
    /// <summary>Reaches people.</summary>
    Call,

    /// <summary>Says something to the contact, or asks.</summary>
    Talk,

    /// <summary>Chooses a way.</summary>
    Decide,

    /// <summary>Works with programs and services.</summary>
    Service,

    /// <summary>Ends the flow.</summary>
    End,
}
