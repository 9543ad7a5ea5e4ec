using System.Security;
using System.Text.Encodings.Web;

namespace Engine.Flows.Document.Templates;

/// <summary>Escaping of inserted values, so that a value can never change the structure of the text around it.</summary>
internal static class TemplateEscape
{
    public static string For(TemplateContext context, string value) => context switch
    {
        TemplateContext.Ssml => SecurityElement.Escape(WithoutControls(value)) ?? "",
        TemplateContext.Soql => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal),
        TemplateContext.Json => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
        TemplateContext.Url => Uri.EscapeDataString(value),
        _ => value,
    };

    /// <summary>Control characters other than tab and line ends do not exist in XML 1.0, escaped or not.</summary>
    private static string WithoutControls(string value) =>
        value.Any(IsForbidden) ? new string([.. value.Where(c => !IsForbidden(c))]) : value;

    private static bool IsForbidden(char c) => (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF';
}
