using System.Collections.Frozen;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Engine.Api.Documentation;

/// <summary>A dictionary's type does not tell the framework that its values may be null; variables that are not set are.</summary>
internal sealed class NullableValues : IOpenApiSchemaTransformer
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.Ordinal, "variables", "assigned");

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { Name: { } name } && Names.Contains(name))
        {
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null };
        }

        return Task.CompletedTask;
    }
}
