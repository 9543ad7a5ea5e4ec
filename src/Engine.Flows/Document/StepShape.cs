using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Document;

/// <summary>A step: what its settings must look like depends on its type.</summary>
internal sealed class StepShape : Shape
{
    private const string ErrorRoutePattern = "default|end|exit:[a-z0-9_]{1,64}|step:[a-z0-9_]{1,64}";
    private const int MaxName = 200;
    private const int MaxOutputs = 200;

    private readonly IReadOnlyList<StepForm> _forms;
    private readonly Dictionary<string, ObjectShape> _byType;
    private readonly ObjectShape _unknown = Form(null);

    /// <param name="forms">The kinds a step may be of.</param>
    public StepShape(IReadOnlyList<StepForm> forms)
    {
        _forms = forms;
        _byType = forms.ToDictionary(f => f.Kind, Form, StringComparer.Ordinal);
    }

    private protected override JsonObject Schema() =>
        new() { ["oneOf"] = new JsonArray([.. _forms.Select(f => (JsonNode)new JsonObject { ["$ref"] = $"#/$defs/{f.Kind}" })]) };

    /// <summary>One schema for each component, for the document's $defs.</summary>
    public JsonObject Definitions() => new(_forms.OrderBy(f => f.Kind, StringComparer.Ordinal)
        .Select(f => KeyValuePair.Create<string, JsonNode?>(f.Kind, Titled(_byType[f.Kind].ToSchema(), f))));

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            // An empty step stays, so that exits that lead to it are not reported as well.
            WrongType(value, path, check, "a step");
            return new JsonObject();
        }

        if (!value.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            return _unknown.Check(value, path, check);
        }

        if (_byType.TryGetValue(type.GetString()!, out var form))
        {
            return form.Check(value, path, check);
        }

        check.Report("component_unknown", path["type"], $"There is no component \"{type.GetString()}\". Choose one of: {string.Join(", ", _forms.Select(f => f.Kind))}.");
        return _unknown.Check(value, path, check);
    }

    private static JsonObject Titled(JsonObject schema, StepForm form)
    {
        schema["title"] = form.Title;
        return schema;
    }

    private static ObjectShape Form(StepForm? form) => new(
        new Member("type", form is null ? new TextShape() : new TextShape { Values = [form.Kind] }, Required: true),
        new Member("name", new TextShape { MaxLength = MaxName, Description = "Name for people." }),
        new Member("settings", form is null ? new AnyShape() : form.Settings, Required: form?.Settings.Members.Any(m => m.Required) == true),
        new Member("exits", new MapShape(Fields.ExitPattern, Fields.ExitMeaning, Fields.StepId("Step the exit leads to.")) { NullableValues = true }),
        new Member("outputs", new MapShape("[A-Za-z0-9_.]{1,128}", "letters, digits, dots and underscores", Fields.Variable("Variable the output is copied to."))
        {
            MaxItems = MaxOutputs,
        }),
        new Member("on_error", new TextShape
        {
            Pattern = ErrorRoutePattern, PatternMeans = "default, end, exit:NAME or step:ID", Default = "default", Description = "Where an unexpected failure leads.",
        }),
        new Member("on_hangup", Fields.StepId("Step that follows when the contact hangs up during this one.")));
}
