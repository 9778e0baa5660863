using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Decides where a parameter gets its value from: its attribute, its type's meaning, the template's names; then text is of the query, all else the body.</summary>
internal static class EndpointParameterReader
{
    /// <summary>The methods whose requests have no body that means anything: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.</summary>
    private static readonly string[] s_withoutBody = ["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

    /// <summary>Reads it; null if anything is wrong, all of which is reported.</summary>
    public static EndpointParameterModel? Read(INamedTypeSymbol type, IMethodSymbol method, IParameterSymbol parameter, IReadOnlyList<RouteModel> routes, ReadContext context)
    {
        if (parameter.Type.Contains(static part => part.TypeKind == TypeKind.Error))
        {
            return parameter.Type is IErrorTypeSymbol { Name: "ILambdaContext" } ? Fail("asks for an ILambdaContext, and the project does not reference Amazon.Lambda.Core", "take InvocationContext, or reference the package") : null;
        }

        if (parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType)
        {
            return Fail(parameter.RefKind != RefKind.None ? $"takes '{parameter.Name}' by reference" : $"takes '{parameter.Name}' of the type '{parameter.Type.Display()}', which no awaiting method can hold", "take an ordinary type by value");
        }

        // Of what is read from text; what is JSON is looked at with all that keeps a type from being it.
        if (Form(parameter).Type is { } single && single.IsRefusedAsObsolete() && ParserReader.Read(single, context.Types) is not null)
        {
            return Fail($"takes '{parameter.Name}' of the type '{single.Display()}', which is obsolete as an error", "take another type");
        }

        if (OfAspNetCore(parameter) is { } foreign)
        {
            return Fail($"bears [{foreign}] of ASP.NET Core on '{parameter.Name}', which nobody reads here", foreign == "FromHeader" ? "write [ServerlessPatterns.FromHeader(\"X-Name\")]" : foreign == "FromServices" ? "take services in the constructor" : "remove it: where a parameter comes from follows from its name and type");
        }

        var header = parameter.Attribute(context.Types.FromHeaderAttribute);
        if (header is null && Special(parameter.Type, context.Types) is { } special)
        {
            return new EndpointParameterModel(parameter.Name, special, "", ValueForm.Required, parameter.Type.Reference(), "", null, null);
        }

        if (header is not null)
        {
            return header.Positional(0)?.Scalar() is not string name ? null
                : !IsToken(name) ? Fail($"takes '{parameter.Name}' from the header '{name}', which is no header's name", "write one such as X-Tenant")
                : Value(ParameterSource.Header, name) ?? Fail($"takes '{parameter.Name}' of the type '{parameter.Type.Display()}' from a header, which is text", "take a string, a number, a date, an enum, a type that implements IParsable, or an array of one");
        }

        var inTemplates = routes.Count(route => Segment(route) is not null);
        if (inTemplates > 0)
        {
            return inTemplates < routes.Count ? Fail($"takes '{parameter.Name}', which the template '{routes.First(route => Segment(route) is not null).Template}' names and '{routes.First(route => Segment(route) is null).Template}' does not", "name it in each, or let two methods have a route each")
                : routes.Select(route => Segment(route)!.Kind).Distinct().Skip(1).Any() ? Fail($"takes '{parameter.Name}', which is a segment in one template and the rest of the path in another", "let two methods have a route each")
                : Value(ParameterSource.Route, Segment(routes[0])!.Text) is { Form: not ValueForm.Several } value ? value
                : Fail($"takes '{parameter.Name}' of the type '{parameter.Type.Display()}' from a segment of the path, which is one text", "take a string, a number, a date, an enum or a type that implements IParsable");
        }

        return Value(ParameterSource.Query, parameter.Name) ?? Body();

        TemplateSegment? Segment(RouteModel route)
            => route.Segments.FirstOrDefault(segment => segment.Kind != SegmentKind.Literal && string.Equals(segment.Text, parameter.Name, StringComparison.OrdinalIgnoreCase));

        EndpointParameterModel? Value(ParameterSource source, string key)
        {
            var (valueType, form) = Form(parameter);
            if (ParserReader.Read(valueType, context.Types) is not { } parser)
            {
                return null;
            }

            var absent = form switch
            {
                ValueForm.Optional => CSharpLiteral.Of(parameter.Type, parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null),
                ValueForm.Nullable => parameter.HasExplicitDefaultValue ? CSharpLiteral.Of(parameter.Type, parameter.ExplicitDefaultValue) : "null",
                _ => null,
            };
            return new EndpointParameterModel(parameter.Name, source, key, form, valueType.Reference(), parser, absent, null);
        }

        EndpointParameterModel? Body()
        {
            var body = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : parameter.Type;
            if (NoBody(body) is var (problem, remedy))
            {
                return Fail($"takes '{parameter.Name}' of the type '{parameter.Type.Display()}', {problem}", remedy);
            }

            if (routes.FirstOrDefault(route => !MayHaveBody(route)) is { } route)
            {
                return Fail($"takes '{parameter.Name}' of the type '{parameter.Type.Display()}', which no text is read as, and a {route.HttpMethod} has no body", "take strings, numbers, dates, enums or types that implement IParsable out of the query, or HttpRequest");
            }

            var isOptional = !SymbolEqualityComparer.Default.Equals(body, parameter.Type) || parameter.NullableAnnotation == NullableAnnotation.Annotated || parameter.IsOptional;
            return MessageReader.ReadContent(type, $"'{EndpointMethodReader.Name(type, method)}' takes", parameter.Type, isRead: true, HandlerReader.Location(parameter, type), context) is { } content
                ? new EndpointParameterModel(parameter.Name, ParameterSource.Body, "body", isOptional ? ValueForm.Optional : ValueForm.Required, content.Type, "", null, content)
                : null;
        }

        EndpointParameterModel? Fail(string problem, string remedy)
        {
            context.Report(UsageRules.EndpointParameter, HandlerReader.Location(parameter, type), EndpointMethodReader.Name(type, method), problem, remedy);
            return null;
        }
    }

    /// <summary>Whether a request of a route may have a body that means something.</summary>
    public static bool MayHaveBody(RouteModel route) => Array.IndexOf(s_withoutBody, route.HttpMethod) < 0;

    /// <summary>The name of an attribute that says to ASP.NET Core where the value comes from.</summary>
    private static string? OfAspNetCore(IParameterSymbol parameter)
        => parameter.GetAttributes()
            .Select(attribute => attribute.AttributeClass)
            .FirstOrDefault(attribute => attribute is { Name: "FromHeaderAttribute" or "FromQueryAttribute" or "FromRouteAttribute" or "FromBodyAttribute" or "FromFormAttribute" or "FromServicesAttribute" } && attribute.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Mvc"))
            ?.Name is { } name ? name.Substring(0, name.Length - "Attribute".Length) : null;

    /// <summary>Whether a header can have that name: https://www.rfc-editor.org/rfc/rfc9110#name-tokens.</summary>
    public static bool IsToken(string name)
        => name.Length > 0 && name.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".IndexOf(character) >= 0);

    private static ParameterSource? Special(ITypeSymbol type, KnownTypes types)
        => type.Is(types.CancellationToken) ? ParameterSource.CancellationToken
            : type.Is(types.InvocationContext) ? ParameterSource.InvocationContext
            : type.Is(types.HttpRequest) ? ParameterSource.Request
            : type.Is(types.LambdaContext) ? ParameterSource.LambdaContext
            : null;

    private static (ITypeSymbol Type, ValueForm Form) Form(IParameterSymbol parameter) => parameter.Type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: var element } => (element, ValueForm.Several),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } => (underlying, ValueForm.Nullable),
        var type when parameter.IsOptional || (type.IsReferenceType && parameter.NullableAnnotation == NullableAnnotation.Annotated) => (type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), ValueForm.Optional),
        var type => (type, ValueForm.Required),
    };

    /// <summary>What is neither text nor JSON.</summary>
    private static (string Problem, string Remedy)? NoBody(ITypeSymbol type)
        => EndpointMethodReader.IsBytes(type) ? ("which is no JSON", "take HttpRequest, whose Body is the bytes")
            : type.IsNamed("ServerlessPatterns", "MessageContext") ? ("and a request is no message", "take InvocationContext")
            : type is INamedTypeSymbol { TypeKind: TypeKind.Interface } service && !MessageTypeRules.IsCollection(service) && service.SpecialType == SpecialType.None && !IsCollectionInterface(service) && service.Attribute("System.Text.Json.Serialization", "JsonDerivedTypeAttribute") is null && service.Attribute("System.Text.Json.Serialization", "JsonConverterAttribute") is null ? ("which no request holds", "take services in the constructor")
            : type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } framework && framework.ContainingNamespace.IsNamed("System") && !framework.IsTupleType && framework.SpecialType != SpecialType.System_Object ? ("which no text is read as", "take a string, and read it in the method")
            : null;

    private static bool IsCollectionInterface(INamedTypeSymbol type) => type.AllInterfaces.Prepend(type).Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable);
}
