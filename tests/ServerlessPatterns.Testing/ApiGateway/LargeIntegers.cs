using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;

namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>Integers of more than 64 bits, on which the schema library fails: replaced by what a schema judges as it would judge them.</summary>
internal sealed class LargeIntegers
{
    private readonly bool _areTaken;
    private readonly bool _haveBounds;

    public LargeIntegers(JsonNode schema)
    {
        foreach (var one in Objects(schema))
        {
            var bounds = new[] { one["minimum"], one["maximum"] };
            var isInteger = one["type"] is JsonArray types ? types.Any(type => type!.ToString() == "integer") : one["type"]?.ToString() == "integer";
            _areTaken |= isInteger && bounds.Contains(null);
            _haveBounds |= isInteger && bounds.OfType<JsonNode>().Any(bound => Math.Abs(double.Parse(bound.ToString(), CultureInfo.InvariantCulture)) >= long.MaxValue);
        }
    }

    public JToken Replace(JToken body, string owner)
    {
        foreach (var value in Values(body).Where(value => value.Value is BigInteger).ToList())
        {
            value.Value = Judged((BigInteger)value.Value!, owner);
        }

        return body;
    }

    private object Judged(BigInteger integer, string owner)
    {
        if (integer.Sign > 0 && integer <= ulong.MaxValue)
        {
            return (ulong)integer;
        }

        if (!_areTaken)
        {
            return (double)integer;
        }

        return _haveBounds
            ? throw new RestApiException($"{owner} has integers with bounds of 64 bits and integers without: the interpreter cannot tell which one {integer} is.")
            : integer.Sign < 0 ? long.MinValue : ulong.MaxValue;
    }

    private static IEnumerable<JValue> Values(JToken token) => token is JValue value ? [value] : token.Children().SelectMany(Values);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(property => Objects(property.Value)).Prepend(one),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
