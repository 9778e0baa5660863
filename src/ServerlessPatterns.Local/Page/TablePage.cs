using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Page;

/// <summary>Answers what is asked of tables.</summary>
/// <param name="cloud">The cloud.</param>
internal sealed class TablePage(LocalCloud cloud)
{
    public Task ItemsAsync(HttpContext context, string id)
    {
        var tables = cloud.Resources.Telemetry.Tables;
        var table = tables.GetValueOrDefault(id) ?? throw PageException.Unknown("table", id, tables.Keys);
        var items = cloud.Resources.Tables.Items(table.Table.Schema.Name);
        var limit = PageAnswer.Limit(context);
        return PageAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("items");
            foreach (var item in items.Take(limit))
            {
                Write(json, item.Attributes);
            }

            json.WriteEndArray();
            json.WriteNumber("total", items.Count);
        });
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, AttributeValue> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>As JSON that says no types: a number keeps all its digits.</summary>
    private static void Write(Utf8JsonWriter json, AttributeValue value)
    {
        switch (value.Type)
        {
            case AttributeType.S:
                json.WriteStringValue(value.Text);
                break;
            case AttributeType.N:
                json.WriteRawValue(value.Number.ToString());
                break;
            case AttributeType.B:
                json.WriteBase64StringValue(value.Bytes);
                break;
            case AttributeType.BOOL:
                json.WriteBooleanValue(value.IsTrue);
                break;
            case AttributeType.NULL:
                json.WriteNullValue();
                break;
            case AttributeType.M:
                Write(json, value.Members);
                break;
            default:
                json.WriteStartArray();
                foreach (var element in value.Elements)
                {
                    Write(json, element);
                }

                json.WriteEndArray();
                break;
        }
    }
}
