using Engine.Api.OAuth;
using Engine.Api.Prompts;
using Engine.Api.Sessions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Engine.Api.Documentation;

/// <summary>Writes into the API description what endpoints read by hand: bodies, parameters, headers, error codes, scopes.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    public const string SecurityScheme = "oauth2";
    public const string SessionSecurityScheme = "session";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var body in metadata.OfType<DocumentedBody>())
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = body.Required,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new() { Schema = await NamedAsync(body, context, cancellationToken) },
                },
            };
        }

        foreach (var upload in metadata.OfType<DocumentedUpload>())
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Contents(upload) };
        }

        foreach (var parameter in metadata.OfType<DocumentedParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.InHeader ? ParameterLocation.Header : ParameterLocation.Query,
                Description = parameter.Description,
                Schema = SchemaOf(parameter.Type),
            });
        }

        DescribeAnswers(operation, metadata);
        if (metadata.OfType<DocumentedFlow>().Any() && operation.Responses?["200"].Content?["application/json"] is { } document)
        {
            document.Schema = new OpenApiSchemaReference(FlowDocumentSchema.DraftName, context.Document);
        }

        // An empty list says that nothing is needed; a missing one, that nobody thought of it.
        operation.Security = [];
        if (metadata.OfType<RequiredScope>().FirstOrDefault() is { } scope)
        {
            operation.Security =
            [
                new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(SecurityScheme, context.Document)] = scope.Name is null ? [] : [scope.Name],
                },
                BySession(context),
            ];
        }
        else if (metadata.OfType<RequiredSession>().Any())
        {
            operation.Security = [BySession(context)];
        }
    }

    private static OpenApiSecurityRequirement BySession(OpenApiOperationTransformerContext context) =>
        new() { [new OpenApiSecuritySchemeReference(SessionSecurityScheme, context.Document)] = [] };

    /// <summary>Bodies stand among the components, so that generated types have names.</summary>
    private static async Task<IOpenApiSchema> NamedAsync(DocumentedBody body, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var name = body.Name ?? body.Type.Name;
        if (!string.Equals(name, FlowDocumentSchema.DraftName, StringComparison.Ordinal))
        {
            context.Document!.AddComponent(name, await context.GetOrCreateSchemaAsync(body.Type, null, cancellationToken));
        }

        return new OpenApiSchemaReference(name, context.Document);
    }

    private static Dictionary<string, OpenApiMediaType> Contents(DocumentedUpload upload)
    {
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(upload.WithLabel ? ["file", "name"] : ["file"], StringComparer.Ordinal),
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["file"] = Binary() },
        };
        foreach (var field in upload.WithLabel ? SoundUpload.FieldNames : [])
        {
            form.Properties.Add(field, SchemaOf(DocumentedType.Text));
        }

        var contents = SoundUpload.FileTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = Binary() }, StringComparer.Ordinal);
        contents.Add(SoundUpload.FormType, new OpenApiMediaType { Schema = form });
        return contents;
    }

    private static OpenApiSchema Binary() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static void DescribeAnswers(OpenApiOperation operation, IList<object> metadata)
    {
        var errors = metadata.OfType<DocumentedErrors>().SelectMany(documented => documented.Errors).Distinct().ToLookup(error => error.Status);
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            var codes = errors.Where(group => string.Equals(Text(group.Key), status, StringComparison.Ordinal)).SelectMany(group => group);
            var lines = codes.Select(error => $"`{error.Code}`: {error.Title}").ToList();
            if (lines.Count > 0)
            {
                answer.Description = string.Join('\n', lines);
            }

            foreach (var header in metadata.OfType<DocumentedHeader>().Where(header => string.Equals(Text(header.Status), status, StringComparison.Ordinal)))
            {
                ((OpenApiResponse)answer).Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                answer.Headers![header.Name] = new OpenApiHeader
                {
                    Description = header.Description, Required = header.Always, Schema = SchemaOf(DocumentedType.Text),
                };
            }

            if (answer.Content?.TryGetValue(PromptRoutes.Wav, out var wav) is true)
            {
                wav.Schema = Binary();
            }

            if (answer.Content?.TryGetValue("text/csv", out var csv) is true)
            {
                csv.Schema = SchemaOf(DocumentedType.Text);
            }
        }
    }

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static OpenApiSchema SchemaOf(DocumentedType type) => type switch
    {
        DocumentedType.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        DocumentedType.Time => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
