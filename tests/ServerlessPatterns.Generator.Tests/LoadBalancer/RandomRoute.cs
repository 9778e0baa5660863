namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>A random route.</summary>
/// <param name="Name">Its method's name.</param>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Segments">The template's segments.</param>
/// <param name="Parameters">What its method takes.</param>
internal sealed record RandomRoute(string Name, string Verb, IReadOnlyList<string> Segments, IReadOnlyList<RandomParameter> Parameters)
{
    /// <summary>The template as we write it.</summary>
    public string Template => "/" + string.Join('/', Segments);

    /// <summary>The template as ASP.NET Core writes it.</summary>
    public string TheirTemplate => "/" + string.Join('/', Segments.Select(segment => segment.EndsWith("*}", StringComparison.Ordinal) ? "{*" + segment[1..^2] + "}" : segment));

    /// <summary>Routes of one shape fit the same paths.</summary>
    public string Shape => Verb + " " + string.Join('/', Segments.Select(segment => segment[0] != '{' ? segment : segment.EndsWith("*}", StringComparison.Ordinal) ? "{*}" : "{}"));

    public RandomParameter? Body => Parameters.FirstOrDefault(parameter => parameter.Source == "Body");
}
