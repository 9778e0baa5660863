using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A valid [LoadBalancerTarget] class.</summary>
/// <param name="Function">What every function has.</param>
/// <param name="PathPattern">The paths that the listener sends here, <c>/orders/*</c>.</param>
/// <param name="Priority">Where its rule stands among the listener's, from 1.</param>
/// <param name="Host">The hosts, or null for every host.</param>
/// <param name="HealthCheckPath">The path that generated code answers health checks at, or null where there are none.</param>
/// <param name="Methods">The methods that routes lead to.</param>
/// <param name="Routes">The routes, in the order of their templates and methods.</param>
/// <param name="JsonContexts">The contexts in which the body of an HttpResult is looked for.</param>
internal sealed record LoadBalancerTargetModel(
    FunctionModel Function,
    string PathPattern,
    int Priority,
    string? Host,
    string? HealthCheckPath,
    EquatableArray<EndpointMethodModel> Methods,
    EquatableArray<RouteModel> Routes,
    EquatableArray<JsonContextModel> JsonContexts) : IFunctionPattern
{
    public bool UsesLambdaContext => Methods.Any(method => method.Parameters.Any(parameter => parameter.Source == ParameterSource.LambdaContext));
}
