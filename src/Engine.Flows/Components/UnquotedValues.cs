using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Templates;

namespace Engine.Flows.Components;

/// <summary>Warns of values outside of quotes in a JSON body that may turn out to be something else than one number, true, false or null.</summary>
internal static class UnquotedValues
{
    private static readonly string[] Numbers = ["system.flow_version", "system.sip_status", "system.ringing_seconds"];

    public static void Check(StepCheck check, ExecuteAction.ActionSettings settings)
    {
        if (settings.Action.Body is not { } body)
        {
            return;
        }

        var text = new ActionText(ActionText.Inputs(settings.Inputs, ZeroValues.Instance), ZeroValues.Instance);
        var unsure = JsonBody.OutsideQuotes(text.Pieces(body)).Where(place => !IsSure(check.Document, settings, place));
        foreach (var name in unsure.Select(place => place.IsInput ? $"{{{{{place.Name}}}}}" : place.Name).Distinct(StringComparer.Ordinal))
        {
            check.Warn(JsonBody.Unquoted, check.SettingsPath["action"]["body"],
                $"{name} stands outside of quotes: unless it is one number, true, false or null, the step fails as {JsonBody.Unquoted}. Put it in quotes, or declare its argument as number, integer or boolean.");
        }
    }

    private static bool IsSure(FlowDocument document, ExecuteAction.ActionSettings settings, ActionPiece place)
    {
        if (!place.IsInput)
        {
            return IsTyped(document, place.Name!);
        }

        var input = Template.Parse(settings.Inputs.GetValueOrDefault(place.Name!) ?? "");
        return input.Parts switch
        {
            [{ Kind: TemplatePartKind.Variable } part] => IsTyped(document, part.Text),
            [{ Kind: TemplatePartKind.System } part] => IsTyped(document, $"system.{part.Text}"),
            _ => !input.Variables.Any() && !input.SystemValues.Any() && JsonBody.IsScalar(settings.Inputs.GetValueOrDefault(place.Name!) ?? ""),
        };
    }

    private static bool IsTyped(FlowDocument document, string name) =>
        Numbers.Contains(name, StringComparer.Ordinal)
        || document.Trigger.Arguments.Any(a => a.Variable == name && a.Type is (ArgumentType.Integer or ArgumentType.Number or ArgumentType.Boolean));
}
