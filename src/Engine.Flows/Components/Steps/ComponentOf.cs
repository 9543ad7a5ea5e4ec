using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Engine.Flows.Components.Steps;

/// <summary>A component with typed settings.</summary>
/// <typeparam name="TSettings">Settings; made from an empty object when a draft has none.</typeparam>
public abstract class ComponentOf<TSettings> : Component
    where TSettings : class, new()
{
    /// <summary>Generated reader of the settings, made with <see cref="JsonOptions"/>; stands in the component's own file.</summary>
    private protected abstract JsonTypeInfo<TSettings> SettingsJson { get; }

    internal sealed override object Read(JsonElement? settings) =>
        settings is { ValueKind: JsonValueKind.Object } given ? given.Deserialize(SettingsJson) ?? new TSettings() : new TSettings();

    internal sealed override IReadOnlyList<ExitSpec> Exits(object settings) => ExitsOf((TSettings)settings);

    private protected abstract IReadOnlyList<ExitSpec> ExitsOf(TSettings settings);

    /// <summary>How settings stand in a document; new each time, because a generated reader takes its options over.</summary>
    private protected static JsonSerializerOptions JsonOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
    };
}
