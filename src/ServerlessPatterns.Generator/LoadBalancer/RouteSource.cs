using System.Globalization;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>
/// Writes the choice of a route: a switch on each segment. A text comes before a parameter, and both before the rest of a path, segment by segment;
/// what leads to no route goes on to the next way, so that what a path costs depends on its segments and not on the number of routes.
/// </summary>
internal static class RouteSource
{
    /// <summary>The methods in the order in which an answer names them: https://www.rfc-editor.org/rfc/rfc9110#name-allow leaves it open.</summary>
    private static readonly string[] s_order = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static void Write(SourceWriter writer, IReadOnlyList<RouteModel> routes)
    {
        writer.Line("protected override int Route(global::ServerlessPatterns.Hosting.HttpCall call)");
        writer.OpenBrace();
        WriteNode(writer, RouteNode.Of(routes), 0);
        writer.Line();
        writer.Line("return -1;");
        writer.CloseBrace();
    }

    private static void WriteNode(SourceWriter writer, RouteNode node, int depth)
    {
        var at = depth.ToString(CultureInfo.InvariantCulture);
        var parts = new List<Action>();
        if (node.Ends.Count > 0)
        {
            parts.Add(() => WriteBlock(writer, $"if (call.Depth == {at})", () => WriteMethods(writer, node.Ends)));
        }

        if (node.Literals.Count > 0)
        {
            parts.Add(() => WriteBlock(writer, $"if (call.Depth > {at})", () => WriteLiterals(writer, node, depth)));
        }

        if (node.Parameter is { } parameter)
        {
            parts.Add(() => WriteBlock(writer, $"if (call.Depth > {at} && call.Segment({at}).Length > 0)", () => WriteNode(writer, parameter, depth + 1)));
        }

        if (node.Rests.Count > 0)
        {
            parts.Add(() => WriteMethods(writer, node.Rests));
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            parts[i]();
        }
    }

    private static void WriteBlock(SourceWriter writer, string head, Action body)
    {
        writer.Line(head);
        writer.OpenBrace();
        body();
        writer.CloseBrace();
    }

    private static void WriteLiterals(SourceWriter writer, RouteNode node, int depth)
        => WriteBlock(writer, $"switch (call.Segment({depth.ToString(CultureInfo.InvariantCulture)}))", () =>
        {
            foreach (var literal in node.Literals)
            {
                writer.Line($"case {CSharpText.Literal(literal.Key)}:");
                writer.Indent();
                WriteNode(writer, literal.Value, depth + 1);
                writer.Line();
                writer.Line("break;");
                writer.Unindent();
            }
        });

    private static void WriteMethods(SourceWriter writer, List<(RouteModel Route, int Index)> routes)
    {
        var byMethod = routes.ToDictionary(each => each.Route.HttpMethod, each => each.Index, StringComparer.Ordinal);
        writer.Line("switch (call.Method)");
        writer.OpenBrace();
        foreach (var (route, index) in routes)
        {
            writer.Line($"case \"{route.HttpMethod}\":");
            if (route.HttpMethod == "GET" && !byMethod.ContainsKey("HEAD"))
            {
                writer.Line("case \"HEAD\":");
            }

            writer.Line($"    return {index.ToString(CultureInfo.InvariantCulture)}; // {route.Template}");
        }

        writer.CloseBrace();
        writer.Line();
        var methods = byMethod.Keys.Concat(byMethod.ContainsKey("GET") ? ["HEAD"] : []).Distinct(StringComparer.Ordinal)
            .OrderBy(method => Array.IndexOf(s_order, method) is >= 0 and var place ? place : s_order.Length)
            .ThenBy(method => method, StringComparer.Ordinal);
        writer.Line($"call.Allow(\"{string.Join(", ", methods)}\");");
    }
}
