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

    /// <summary>The ways on from a place, the first that fits before the others.</summary>
    private static void WriteNode(SourceWriter writer, RouteNode node, int depth)
    {
        var at = depth.ToString(CultureInfo.InvariantCulture);
        var isFirst = true;
        if (node.Ends.Count > 0)
        {
            Separate();
            writer.Line($"if (call.Depth == {at})");
            writer.OpenBrace();
            WriteMethods(writer, node.Ends);
            writer.CloseBrace();
        }

        if (node.Literals.Count > 0)
        {
            Separate();
            writer.Line($"if (call.Depth > {at})");
            writer.OpenBrace();
            writer.Line($"switch (call.Segment({at}))");
            writer.OpenBrace();
            foreach (var literal in node.Literals)
            {
                writer.Line($"case {CSharpText.Literal(literal.Key)}:");
                writer.Indent();
                WriteNode(writer, literal.Value, depth + 1);
                writer.Line();
                writer.Line("break;");
                writer.Unindent();
            }

            writer.CloseBrace();
            writer.CloseBrace();
        }

        if (node.Parameter is not null)
        {
            Separate();
            writer.Line($"if (call.Depth > {at} && call.Segment({at}).Length > 0)");
            writer.OpenBrace();
            WriteNode(writer, node.Parameter, depth + 1);
            writer.CloseBrace();
        }

        if (node.Rests.Count > 0)
        {
            Separate();
            WriteMethods(writer, node.Rests);
        }

        void Separate()
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
        }
    }

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
