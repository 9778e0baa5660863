using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Reads a method that routes lead to.</summary>
internal static class EndpointMethodReader
{
    /// <summary>Reads it; null if anything is wrong, all of which is reported.</summary>
    public static EndpointMethodModel? Read(INamedTypeSymbol type, IMethodSymbol method, IReadOnlyList<RouteModel> routes, ReadContext context)
    {
        if (IsHalfTyped(method))
        {
            return null;
        }

        if (Problem(type, method, context) is var (problem, remedy))
        {
            context.Report(UsageRules.Route, HandlerReader.Location(method, type), Name(type, method), problem, remedy);
            return null;
        }

        var parameters = new List<EndpointParameterModel>(method.Parameters.Length);
        var valid = true;
        foreach (var parameter in method.Parameters)
        {
            if (EndpointParameterReader.Read(type, method, parameter, routes, context) is not { } read)
            {
                valid = false;
            }
            else if (read.Source == ParameterSource.Body && parameters.FirstOrDefault(other => other.Source == ParameterSource.Body) is { } body)
            {
                context.Report(UsageRules.EndpointParameter, HandlerReader.Location(parameter, type), Name(type, method), $"takes '{parameter.Name}' out of the body, and '{body.Name}' too, and a request has one", "put both into one record");
                valid = false;
            }
            else
            {
                parameters.Add(read);
            }
        }

        valid &= valid && KnowsSources(type, method, parameters, routes, context);
        valid &= valid && TakesEverySegment(type, method, parameters, routes, context);
        return TryReadAnswer(type, method, context, out var answer, out var isAwaited, out var content) && valid
            ? new EndpointMethodModel(CSharpText.Name(method.Name), parameters.ToEquatableArray(), answer, isAwaited, content)
            : null;
    }

    /// <summary>A method as messages name it.</summary>
    public static string Name(INamedTypeSymbol type, IMethodSymbol method) => $"{type.Name}.{method.Name}";

    /// <summary>Whether a type is of bytes, which are no JSON.</summary>
    public static bool IsBytes(ITypeSymbol type)
        => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } || type.IsNamed("System", "ReadOnlyMemory") || type.IsNamed("System", "Memory") || (type as INamedTypeSymbol)?.WithBases().Any(each => each.IsNamed("System.IO", "Stream")) == true;

    /// <summary>Whether the compiler has something to say of the method's name or of those of its parameters.</summary>
    private static bool IsHalfTyped(IMethodSymbol method)
        => method.Name.Length == 0
            || method.Parameters.Any(parameter => parameter.Name.Length == 0)
            || method.Parameters.Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal).Count() < method.Parameters.Length
            || method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other => !SymbolEqualityComparer.Default.Equals(other, method) && other.Arity == method.Arity && HasSameParameters(other, method));

    private static bool IsHidden(INamedTypeSymbol type, IMethodSymbol method)
        => type.WithBases()
            .TakeWhile(each => !SymbolEqualityComparer.Default.Equals(each, method.ContainingType))
            .SelectMany(each => each.GetMembers(method.Name).OfType<IMethodSymbol>())
            .Any(other => !other.IsOverride && other.DeclaredAccessibility != Accessibility.Private && other.Arity == method.Arity && HasSameParameters(other, method));

    private static bool HasSameParameters(IMethodSymbol method, IMethodSymbol other)
        => method.Parameters.Select(parameter => parameter.Type).SequenceEqual(other.Parameters.Select(parameter => parameter.Type), (IEqualityComparer<ITypeSymbol>)SymbolEqualityComparer.Default);

    private static (string Problem, string Remedy)? Problem(INamedTypeSymbol type, IMethodSymbol method, ReadContext context)
        => method.IsStatic ? ("the method is static", "make it an instance method: the class is made for each request")
            : method.IsGenericMethod ? ("the method is generic", "take the types that it is to be called with")
            : method.MethodKind != MethodKind.Ordinary ? ("it is no ordinary method", "put [HttpRoute] on a public method")
            : method.IsRefusedAsObsolete() ? ("the method is obsolete as an error", "remove one of the two attributes")
            : IsHidden(type, method) ? ($"the method of '{method.ContainingType.Display()}' is hidden by one of the same name and parameters", "rename one of the two, or override it")
            : !context.Compilation.IsSymbolAccessibleWithin(method, context.Compilation.Assembly) ? ("the method is not accessible from generated code", "make it public or internal")
            : null;

    /// <summary>
    /// Whether it is plain where everything comes from. An array, or a text called body, where nothing else is taken out of the body: to some that is the body, and
    /// the query would have nothing of it.
    /// </summary>
    private static bool KnowsSources(INamedTypeSymbol type, IMethodSymbol method, List<EndpointParameterModel> parameters, IReadOnlyList<RouteModel> routes, ReadContext context)
    {
        if (parameters.Any(parameter => parameter.Source is ParameterSource.Body or ParameterSource.Request) || !routes.All(EndpointParameterReader.MayHaveBody))
        {
            return true;
        }

        foreach (var parameter in parameters.Where(parameter => parameter.Source == ParameterSource.Query))
        {
            var isBody = string.Equals(parameter.Name, "body", StringComparison.OrdinalIgnoreCase);
            if (isBody || parameter.Form == ValueForm.Several)
            {
                var symbol = method.Parameters.First(each => each.Name == parameter.Name);
                context.Report(
                    UsageRules.EndpointParameter,
                    HandlerReader.Location(symbol, type),
                    Name(type, method),
                    $"takes '{parameter.Name}' of the type '{symbol.Type.Display()}' out of the query, where a {routes[0].HttpMethod} may have meant its body",
                    IsBytes(symbol.Type) ? "for the body take HttpRequest, whose Body is the bytes"
                        : parameter.Form == ValueForm.Several ? $"for the body take a list, IReadOnlyList<{((IArrayTypeSymbol)symbol.Type).ElementType.Display()}>; for the query HttpRequest, and its QueryValues(\"{parameter.Name}\")"
                        : "for the body as it is take HttpRequest, and its Text(); for JSON a record; for the query call it otherwise");
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether what a template names is taken: a parameter of a slightly other name would be looked for in the query, and never be there.</summary>
    private static bool TakesEverySegment(INamedTypeSymbol type, IMethodSymbol method, List<EndpointParameterModel> parameters, IReadOnlyList<RouteModel> routes, ReadContext context)
    {
        foreach (var route in routes)
        {
            foreach (var segment in route.Segments.Where(segment => segment.Kind != SegmentKind.Literal))
            {
                if (!parameters.Any(parameter => parameter.Source == ParameterSource.Route && string.Equals(parameter.Key, segment.Text, StringComparison.OrdinalIgnoreCase)))
                {
                    context.Report(UsageRules.EndpointParameter, HandlerReader.Location(method, type), Name(type, method), $"has no parameter '{segment.Text}', which the template '{route.Template}' names", $"add one, string {segment.Text}, or correct the name");
                    return false;
                }
            }
        }

        return true;
    }

    private static bool TryReadAnswer(INamedTypeSymbol type, IMethodSymbol method, ReadContext context, out AnswerKind answer, out bool isAwaited, out MessageModel? content)
    {
        answer = AnswerKind.NoContent;
        content = null;
        isAwaited = method.ReturnType.Is(context.Types.Task) || method.ReturnType.Is(context.Types.ValueTask);
        if (isAwaited)
        {
            return true;
        }

        if (method.ReturnsVoid)
        {
            return !method.IsAsync || Fail("is async void, whose end nobody can wait for and whose exceptions end the process", "return Task");
        }

        var returned = method.ReturnType;
        if (returned is INamedTypeSymbol { TypeArguments: [var result], OriginalDefinition: var definition } && (definition.Is(context.Types.TaskOfResult) || definition.Is(context.Types.ValueTaskOfResult)))
        {
            isAwaited = true;
            returned = result;
        }

        if (returned.Contains(static part => part.TypeKind == TypeKind.Error))
        {
            return false;
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            return Fail("returns by reference", "return the value");
        }

        if ((returned as INamedTypeSymbol)?.WithBases().Any(each => each.Is(context.Types.HttpResult)) == true)
        {
            answer = AnswerKind.Result;
            return true;
        }

        if (Unanswerable(returned) is var (problem, remedy))
        {
            return Fail($"returns '{returned.Display()}', {problem}", remedy);
        }

        answer = AnswerKind.Json;
        content = MessageReader.ReadContent(type, $"'{Name(type, method)}' returns", returned, isRead: false, HandlerReader.Location(method, type), context);
        return content is not null;

        bool Fail(string problem, string remedy)
        {
            context.Report(UsageRules.EndpointReturn, HandlerReader.Location(method, type), Name(type, method), problem, remedy);
            return false;
        }
    }

    /// <summary>Whether a type is another framework's word for an answer.</summary>
    private static bool IsResultOfOthers(ITypeSymbol type)
        => type.IsNamed("System.Net.Http", "HttpResponseMessage")
            || (type is INamedTypeSymbol named && named.AllInterfaces.Prepend(named).Concat(named.WithBases()).Any(each =>
                each.IsNamed("Microsoft.AspNetCore.Http", "IResult") || each.IsNamed("Microsoft.AspNetCore.Mvc", "IActionResult") || each.IsNamed("Microsoft.AspNetCore.Mvc", "ActionResult")));

    /// <summary>Whether a type is a task, whose result nobody has awaited.</summary>
    public static bool IsTask(ITypeSymbol type)
        => type is INamedTypeSymbol { TypeArguments.Length: <= 1 } task && (task.IsNamed("System.Threading.Tasks", "Task") || task.IsNamed("System.Threading.Tasks", "ValueTask"));

    private static (string Problem, string Remedy)? Unanswerable(ITypeSymbol type)
        => IsBytes(type) ? ("which is no JSON", "return HttpResult.Bytes(data, contentType)")
            : type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic ? ("which may be anything: an HttpResult in it would be answered with 200, as JSON", "return HttpResult, or the type that is answered")
            : IsResultOfOthers(type) ? ("which says an answer to another framework and would become JSON here", "return HttpResult")
            : type is INamedTypeSymbol named && named.AllInterfaces.Prepend(named).Any(each => each.IsNamed("System.Collections.Generic", "IAsyncEnumerable")) ? ("which Lambda cannot send piece by piece to a load balancer", "return a list")
            : IsTask(type) ? ("a task of a task", "await the inner one")
            : null;
}
