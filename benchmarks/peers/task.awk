# The task in awk, from the CSV: fields are split at commas, which only the words at the end may hold.
function points(tenths) { return sprintf("%.1f", tenths / 10) }
BEGIN { FS = ","; OFS = "\t" }
FNR > 1 && $7 == "" && $8 != "" {
    total = 10 * $8 + 10 * $9 + 10 * $10 + 10 * $11
    if (!($1 in n)) { first[$1] = total; order[++clients] = $1 }
    n[$1]++; latest[$1] = total; day[$1] = $3
    if ($4 == "2026-W47") week[++meetings] = $6 OFS $1 OFS $3 OFS points(total) OFS points(total - first[$1])
}
END {
    for (i = 1; i <= clients; i++) {
        c = order[i]
        print c, n[c], points(first[c]), points(latest[c]), (n[c] > 1 ? points(latest[c] - first[c]) : ""), day[c]
    }
    fflush()
    for (i = 1; i <= meetings; i++) print week[i] | "LC_ALL=C sort"
}
