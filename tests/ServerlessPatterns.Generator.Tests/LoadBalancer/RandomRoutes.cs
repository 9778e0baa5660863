namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>Makes sets of routes that can stand side by side, and the source of both servers that have them.</summary>
internal static class RandomRoutes
{
    private static readonly string[] s_literals = ["a", "b", "ab", "c d", "ü", "x.y", "orders", "~t", "v1", "a+b", "日本"];
    private static readonly string[] s_verbs = ["GET", "GET", "GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>The types of values, text twice.</summary>
    public static readonly string[] Types = ["string", "string", "int", "long", "byte", "bool", "double", "decimal", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "Color", "char", "float", "ushort"];

    public static IReadOnlyList<RandomRoute> Set(Random random, int count)
    {
        var routes = new List<RandomRoute>();
        var shapes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (routes.Count < count)
        {
            var route = Route(random, "M" + routes.Count);
            if (shapes.Add(route.Shape))
            {
                routes.Add(route);
            }
        }

        return routes;
    }

    /// <summary>The source of a set, ours and ASP.NET Core's.</summary>
    public static string Source(int set, IReadOnlyList<RandomRoute> routes)
        => $$"""
            namespace Set{{set}}
            {
                [LoadBalancerTarget("*", Priority = {{set + 1}})]
                public sealed class Endpoint
                {
            {{string.Join("\n", routes.Select(route => $"        [HttpRoute(\"{route.Verb}\", \"{route.Template}\")] public HttpResult {route.Name}({string.Join(", ", route.Parameters.Select(parameter => parameter.Declaration))}) => HttpResult.Text({Show(route)});"))}}
                }

                public static class Server
                {
                    public static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder app)
                    {
            {{string.Join("\n", routes.Select(route => $"            Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapMethods(app, \"{route.TheirTemplate}\", new[] {{ {(route.Verb == "GET" ? "\"GET\", \"HEAD\"" : $"\"{route.Verb}\"")} }}, ({string.Join(", ", route.Parameters.Select(parameter => parameter.TheirDeclaration))}) => Microsoft.AspNetCore.Http.Results.Text({Show(route)}));"))}}
                    }
                }
            }
            """;

    /// <summary>What every set's source refers to.</summary>
    public const string Shared =
        """
        using System.Globalization;

        public enum Color { Red, Green, Blue }

        public sealed record Item(int A, string? B);

        public static class Shown
        {
            public static string Of(string name, params object?[] values) => name + "(" + string.Join("; ", values.Select(One)) + ")";

            private static string One(object? value) => value switch
            {
                null => "null",
                string text => "'" + text + "'",
                Array array => "[" + string.Join(", ", array.Cast<object?>().Select(One)) + "]",
                DateTime time => time.ToString("O", CultureInfo.InvariantCulture) + time.Kind,
                DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString()!,
            };
        }
        """;

    private static string Show(RandomRoute route) => $"Shown.Of({string.Join(", ", route.Parameters.Select(parameter => parameter.Name).Prepend($"\"{route.Name}\""))})";

    private static RandomRoute Route(Random random, string name)
    {
        var verb = s_verbs[random.Next(s_verbs.Length)];
        var segments = new List<string>();
        var parameters = new List<RandomParameter>();
        var depth = random.Next(0, 5);
        for (var i = 0; i < depth; i++)
        {
            switch (random.Next(10))
            {
                case < 5:
                    segments.Add(s_literals[random.Next(s_literals.Length)]);
                    break;
                case 9 when i == depth - 1:
                    segments.Add($"{{r{i}*}}");
                    parameters.Add(new RandomParameter($"r{i}", "Rest", "string", "?", null));
                    break;
                default:
                    segments.Add($"{{p{i}}}");
                    parameters.Add(new RandomParameter($"p{i}", "Route", Type(random), "", null));
                    break;
            }
        }

        var optional = new List<RandomParameter>();
        foreach (var (source, prefix) in new[] { ("Query", "q"), ("Header", "h") })
        {
            for (var i = random.Next(3); i > 0; i--)
            {
                var type = Type(random);
                var parameter = random.Next(4) switch
                {
                    0 => new RandomParameter(prefix + i, source, type, "", null),
                    1 => new RandomParameter(prefix + i, source, type, "[]", null),
                    2 when Default(type) is { } value => new RandomParameter(prefix + i, source, type, "", value),
                    _ => new RandomParameter(prefix + i, source, type, "?", null),
                };
                (parameter.Default is null ? parameters : optional).Add(parameter);
            }
        }

        if (verb is "POST" or "PUT" or "PATCH" && random.Next(2) == 0)
        {
            parameters.Insert(random.Next(parameters.Count + 1), new RandomParameter("body", "Body", "Item", random.Next(3) == 0 ? "?" : "", null));
        }

        // What may be the body's without a body is refused.
        if (verb is "POST" or "PUT" or "PATCH" && parameters.All(parameter => parameter.Source != "Body"))
        {
            parameters = [.. parameters.Select(parameter => parameter is { Source: "Query", Suffix: "[]" } ? parameter with { Suffix = "?" } : parameter)];
        }

        return new RandomRoute(name, verb, segments, [.. parameters, .. optional]);
    }

    private static string Type(Random random) => Types[random.Next(Types.Length)];

    private static string? Default(string type) => type switch
    {
        "string" => "\"none\"",
        "int" or "long" or "double" or "decimal" or "float" => "7",
        "bool" => "true",
        "Color" => "Color.Green",
        "char" => "'x'",
        _ => null,
    };
}
