## Arabic beside labels and marks: the bytes in the order in which they are read, each line isolated (U+2067 to U+2069) and
## each change in it, so that neither the label nor the marks are drawn into the turning. They are shown as < and >.
$ visible() { sed -e 's/\xe2\x81\xa7/</g; s/\xe2\x81\xa9/>/g'; }
$ printf 'العبارات\n\n1 - تحث الأعضاء على حماية الملاحين؛\n\n2 - تطلب تقريرا.\n' > old.txt
$ printf 'العبارات\n\n1 - تحث الأعضاء على حماية 12 ARC/RES/1/2 الركاب؛\n\n2 - تطلب تقريرا.\n' > new.txt
$ stemma diff --context=1 old.txt new.txt | visible
old → new
1 reworded, 2 unchanged

heading.1  <العبارات>

1  reworded
    <تحث الأعضاء على حماية <[-الملاحين-]> <{+12 ARC/RES/1/2 الركاب+}>؛>

2  <تطلب تقريرا.>
$ stemma show --width=30 old.txt | visible
symbol       old

heading.1  <العبارات>

1          <تحث الأعضاء على>
           <حماية الملاحين؛>

2          <تطلب تقريرا.>

## Text without such letters has none of them.
$ stemma diff samples/river-ferries/ARC_RES_12_7.txt samples/river-ferries/ARC_RES_14_3.txt | visible | grep -c '^ *<'
0
[1]

## Chinese is marked by words, and a line may end between any two characters, but none begins with a mark that ends something.
$ printf '渡口委员会，\n\n1. 敦促各成员保护渡工的人权，并确保夜间航行的安全。\n' > old.txt
$ printf '渡口委员会，\n\n1. 敦促各成员保护渡工的人身安全，并确保夜间航行的秩序。\n' > new.txt
$ stemma diff --width=40 --only=reworded old.txt new.txt
old → new
1 reworded, 1 unchanged

1  reworded
    敦促各成员保护渡工的[-人权-]{+人身安
    全+}，并确保夜间航行的[-安全-]{+秩
    序+}。
$ stemma diff --width=41 --only=reworded --side-by-side old.txt new.txt
old → new
1 reworded, 1 unchanged

1  reworded
敦促各成员保护渡工  │ 敦促各成员保护渡工
的[-人权-]，并确保  │ 的{+人身安全+}，并
夜间航行的[-安      │ 确保夜间航行的{+秩
全-]。              │ 序+}。
