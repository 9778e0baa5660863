namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>A random request.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">The path as it is sent.</param>
/// <param name="Query">The query parameters, as they are sent.</param>
/// <param name="Headers">The headers.</param>
/// <param name="ContentType">The body's type; null: none is said.</param>
/// <param name="Body">The body; null: there is none.</param>
/// <param name="Oddities">What is odd about it.</param>
internal sealed record RandomRequest(string Verb, string Path, IReadOnlyList<(string Name, string Value)> Query, IReadOnlyList<(string Name, string Value)> Headers, string? ContentType, string? Body, IReadOnlySet<Oddity> Oddities)
{
    public string Target => Path + (Query.Count == 0 ? "" : "?" + string.Join('&', Query.Select(each => each.Name + "=" + each.Value)));

    public override string ToString()
        => $"{Verb} {Target}{string.Concat(Headers.Select(each => $" {each.Name}: {each.Value}"))}{(ContentType is null ? "" : " " + ContentType)}{(Body is null ? "" : " " + Body)}";
}
