using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Tables;

namespace ServerlessPatterns.Local.Page;

/// <summary>Answers what is asked of tables.</summary>
/// <param name="cloud">The cloud.</param>
internal sealed class TablePage(LocalCloud cloud)
{
    public Task ItemsAsync(HttpContext context, string id)
    {
        var tables = cloud.Resources.Telemetry.Tables;
        var table = tables.GetValueOrDefault(id) ?? throw PageException.Unknown("table", id, tables.Keys);
        var schema = table.Table.Schema;
        var (items, total) = cloud.Resources.Tables.Items(schema.Name, PageAnswer.Limit(context));
        return PageAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("keys");
            foreach (var key in schema.Keys)
            {
                json.WriteStringValue(key.Name);
            }

            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var item in items)
            {
                PlainItem.Write(json, item.Attributes);
            }

            json.WriteEndArray();
            json.WriteNumber("total", total);
        });
    }
}
