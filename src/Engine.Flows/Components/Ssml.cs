using System.Xml;
using Engine.Flows.Document.Templates;

namespace Engine.Flows.Components;

/// <summary>Checks marked-up text without speaking it.</summary>
internal static class Ssml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Whether an author's text is marked up: an XML declaration may stand before the root.</summary>
    public static bool Is(string text)
    {
        var start = text.TrimStart();
        var declaration = start.StartsWith("<?xml ", StringComparison.Ordinal) ? start.IndexOf("?>", StringComparison.Ordinal) : -1;
        return (declaration < 0 ? start : start[(declaration + 2)..].TrimStart()).StartsWith("<speak", StringComparison.Ordinal);
    }

    /// <summary>What is wrong, or null. Placeholders count as text.</summary>
    public static string? Fault(string text)
    {
        var filled = Template.Parse(text).Render(Nothing.Instance, TemplateContext.Ssml).Text.Trim();
        try
        {
            using var reader = XmlReader.Create(new StringReader(filled), Settings);
            while (reader.Read())
            {
                if (reader is { Depth: 0, NodeType: XmlNodeType.Element } && reader.Name != "speak")
                {
                    return "the outermost element must be <speak>.";
                }
            }

            return null;
        }
        catch (XmlException e)
        {
            return e.Message;
        }
    }

    private sealed class Nothing : IFlowValues
    {
        public static readonly Nothing Instance = new();

        public string? Variable(string name) => null;

        public string? System(string name) => null;

        public bool IsSensitive(string name) => false;
    }
}
