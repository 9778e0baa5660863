using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;

namespace ServerlessPatterns.Local.Apis;

/// <summary>Integers of more than 64 bits, on which the schema library fails: replaced by what a schema judges as it would judge them.</summary>
internal sealed class LargeIntegers(JsonNode schema, string owner)
{
    // Where a value may be judged by several schemas, what stands in for it must suit each of them.
    private static readonly string[] s_branching = ["$ref", "anyOf", "oneOf", "allOf", "not"];

    public JToken Replace(JToken body)
    {
        Replace(body, schema as JsonObject);
        return body;
    }

    private void Replace(JToken token, JsonObject? judge)
    {
        if (judge is not null && s_branching.FirstOrDefault(judge.ContainsKey) is { } branch && Values(token).Any(value => value.Value is BigInteger))
        {
            throw new RestApiException($"{owner} has {branch}, by which the interpreter cannot judge integers of more than 64 bits.");
        }

        switch (token)
        {
            case JObject members:
                foreach (var member in members.Properties())
                {
                    Replace(member.Value, (judge?["properties"]?[member.Name] ?? judge?["additionalProperties"]) as JsonObject);
                }

                break;
            case JArray items:
                foreach (var item in items)
                {
                    Replace(item, judge?["items"] as JsonObject);
                }

                break;
            case JValue { Value: BigInteger integer } value:
                value.Value = Judged(integer, judge);
                break;
        }
    }

    private static object Judged(BigInteger integer, JsonObject? judge)
    {
        if (integer.Sign > 0 && integer <= ulong.MaxValue)
        {
            return (ulong)integer;
        }

        var isInteger = judge?["type"] is JsonArray types ? types.Any(type => type!.ToString() == "integer") : judge?["type"]?.ToString() == "integer";
        var bound = judge?[integer.Sign < 0 ? "minimum" : "maximum"];
        if (bound is not null && Math.Abs(double.Parse(bound.ToString(), CultureInfo.InvariantCulture)) > ulong.MaxValue && isInteger)
        {
            throw new RestApiException($"An integer has the bound {bound}, which the interpreter cannot judge {integer} by.");
        }

        // As an integer, a schema without the bound takes it; with a bound of 64 bits none does, and neither does it a fraction.
        return !isInteger || bound is not null ? (double)integer
            : integer.Sign < 0 ? long.MinValue : (object)ulong.MaxValue;
    }

    private static IEnumerable<JValue> Values(JToken token) => token is JValue value ? [value] : token.Children().SelectMany(Values);
}
