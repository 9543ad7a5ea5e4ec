using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Engine.Api.Documentation;

/// <summary>A dictionary's type does not tell the framework that its values may be null; variables that are not set are.</summary>
internal sealed class NullableValues : IOpenApiSchemaTransformer
{
    private const string Variables = "variables";

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (string.Equals(context.JsonPropertyInfo?.Name, Variables, StringComparison.Ordinal))
        {
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null };
        }

        return Task.CompletedTask;
    }
}
