using TraceEngine.Contracts.Uploads.Checking;

namespace TraceEngine.Signing.Params;

/// <summary>Checks what was read against the field tables: what must be there, and how values are written.</summary>
internal static class ParamCheck
{
    /// <summary>Checks an object and all that is in it.</summary>
    /// <param name="values">The outermost object.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static void Run(ObjectValues values, ParamFaults faults) => Check(values, values.Of, "", faults);

    private static void Check(ObjectValues values, Func<string, string> valueOf, string path, ParamFaults faults)
    {
        var fields = values.Shape.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            var value = values[i];
            var fault = value.Length > 0 ? ValueCheck.Run(fields[i], value)
                : fields[i].IsRequired(valueOf) ? RowFaults.Required(fields[i], isCell: false)
                : null;
            if (fault is not null)
            {
                faults.Add(
                    values.Row,
                    path + fields[i].Name,
                    $"{fault.MessageZh}；{fault.RemedyZh}",
                    $"{fault.MessageEn} {fault.RemedyEn}");
            }
        }

        CheckLists(values, valueOf, path, faults);
    }

    private static void CheckLists(ObjectValues values, Func<string, string> valueOf, string path, ParamFaults faults)
    {
        var lists = values.Shape.Lists;
        if (lists.Count == 0)
        {
            return; // an item of a list, of which there are ten thousand
        }

        var isAnyGiven = Enumerable.Range(0, lists.Count).Any(list => values.Items(list).Count > 0);
        for (var i = 0; i < lists.Count; i++)
        {
            var list = lists[i];
            var mustBeThere = list.IsRequired || list.Unless?.Holds(valueOf) == false;
            if (mustBeThere && !isAnyGiven)
            {
                faults.EmptyList(path, list);
            }

            CheckItems(values.Items(i), valueOf, $"{path}{list.Name}.", faults);
        }
    }

    // One closure for all items: what an item does not say, the object around it does.
    private static void CheckItems(
        List<ObjectValues> items, Func<string, string> valueOf, string path, ParamFaults faults)
    {
        ObjectValues? current = null;
        Func<string, string> valueOfItem = target => current!.Of(target) is { Length: > 0 } own ? own : valueOf(target);
        foreach (var item in items)
        {
            current = item;
            Check(item, valueOfItem, path, faults);
        }
    }
}
