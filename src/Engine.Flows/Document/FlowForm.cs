using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Document;

/// <summary>The form of documents whose steps are of certain kinds: <see cref="FlowReader"/> checks against it, <see cref="FlowSchema"/> shows it.</summary>
public sealed class FlowForm
{
    private readonly IReadOnlyList<StepForm> _steps;

    /// <param name="steps">The kinds, one form each, in the order people see them.</param>
    public FlowForm(IReadOnlyList<StepForm> steps)
    {
        _steps = steps;
        Step = new StepShape(steps);
        Document = FlowShapes.Document(Step);
    }

    internal StepShape Step { get; }

    internal ObjectShape Document { get; }

    /// <summary>Name for people of a kind of step; the kind itself when it is unknown.</summary>
    internal string TitleOf(string kind) => _steps.FirstOrDefault(s => s.Kind == kind)?.Title ?? kind;
}

/// <summary>What a document must know of a kind of step.</summary>
/// <param name="Kind">"type" in the document.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Settings">Form of its settings.</param>
public sealed record StepForm(string Kind, string Title, ObjectShape Settings);
